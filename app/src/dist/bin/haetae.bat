@echo off
rem Starts Haetae, on the Java beside it where there is one, else on a Java 25 of the machine.
setlocal
set "HOME_FOLDER=%~dp0.."
set "JAVA=%HOME_FOLDER%\runtime\bin\java.exe"
if not exist "%JAVA%" set "JAVA=%JAVA_HOME%\bin\java.exe"
if not exist "%JAVA%" set "JAVA=java.exe"
rem As in options.sh: a search holds most of what it holds in DuckDB's memory, and both keep to a gigabyte.
if "%HAETAE_HEAP%"=="" if "%~1"=="search" set "HAETAE_HEAP=320m"
if "%HAETAE_HEAP%"=="" set "HAETAE_HEAP=512m"
"%JAVA%" -XX:+UseSerialGC -Xss2m --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow -Xmx%HAETAE_HEAP% -cp "%HOME_FOLDER%\lib\*" dev.haetae.app.Main %*
exit /b %ERRORLEVEL%
