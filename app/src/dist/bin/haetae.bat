@echo off
rem Starts Haetae, on the Java beside it where there is one, else on a Java 25 of the machine.
setlocal
set "HOME_FOLDER=%~dp0.."
set "JAVA=%HOME_FOLDER%\runtime\bin\java.exe"
if not exist "%JAVA%" set "JAVA=%JAVA_HOME%\bin\java.exe"
if not exist "%JAVA%" set "JAVA=java.exe"
if exist "%HOME_FOLDER%\runtime\bin\java.exe" goto java_found
rem An older Java would complain of an option nobody gave, and end as if something had been found.
"%JAVA%" -version 2>&1 | findstr /r /c:"version .2[5-9]" /c:"version .[3-9][0-9]" >nul
if not errorlevel 1 goto java_found
echo haetae: no Java 25 found; install one (adoptium.net) or set JAVA_HOME 1>&2
exit /b 2
:java_found
rem As in options.sh: a search holds most of what it holds in DuckDB's memory, and both keep to a gigabyte.
if "%HAETAE_HEAP%"=="" if "%~1"=="search" set "HAETAE_HEAP=320m"
if "%HAETAE_HEAP%"=="" set "HAETAE_HEAP=512m"
set "NUMBER=%HAETAE_HEAP%"
for %%u in (k m g) do if /i "%HAETAE_HEAP:~-1%"=="%%u" set "NUMBER=%HAETAE_HEAP:~0,-1%"
if "%NUMBER%"=="" goto wrong_heap
rem What is left when digits only part it is none.
for /f "delims=0123456789" %%c in ("%NUMBER%") do goto wrong_heap
"%JAVA%" -XX:+UseSerialGC -Xss2m --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow -Xmx%HAETAE_HEAP% -cp "%HOME_FOLDER%\lib\*" dev.haetae.app.Main %*
exit /b %ERRORLEVEL%

:wrong_heap
echo haetae: HAETAE_HEAP=%HAETAE_HEAP%: expected a size such as 512m or 2g 1>&2
exit /b 2
