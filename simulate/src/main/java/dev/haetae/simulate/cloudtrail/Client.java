package dev.haetae.simulate.cloudtrail;

import dev.haetae.simulate.text.Draw;
import java.util.List;

/**
 * The program a call is made with.
 *
 * @param userAgent what it calls itself
 */
public record Client(String userAgent, Style style) {

  /** What kind of program it is, which shows in the records it leaves. */
  public enum Style {
    /** A program that says the same in every call. */
    PLAIN,
    /** The AWS CLI, which adds the command to its name. */
    COMMAND_LINE,
    /** A browser on the console, which marks the credentials as the console's. */
    CONSOLE,
    /** An AWS service on somebody's behalf: no TLS details, its name for an address. */
    SERVICE
  }

  private static final List<String> SYSTEMS =
      List.of(
          "os/linux#6.8.0-48-generic md/arch#x86_64",
          "os/linux#6.1.112-122.189.amzn2023.x86_64 md/arch#x86_64",
          "os/macos#24.6.0 md/arch#arm64",
          "os/windows#11 md/arch#amd64");
  private static final List<String> BROWSERS =
      List.of(
          "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 (KHTML, like Gecko)"
              + " Chrome/141.0.0.0 Safari/537.36",
          "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko)"
              + " Chrome/140.0.0.0 Safari/537.36 Edg/140.0.0.0",
          "Mozilla/5.0 (X11; Linux x86_64; rv:143.0) Gecko/20100101 Firefox/143.0",
          "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like"
              + " Gecko) Version/18.6 Safari/605.1.15");

  /** Somebody's AWS CLI. */
  public static Client commandLine(Draw draw) {
    return new Client(
        "aws-cli/2."
            + draw.between(15, 31)
            + "."
            + draw.between(0, 40)
            + " md/awscrt#0."
            + draw.between(22, 28)
            + ".1 ua/2.1 "
            + draw.pick(SYSTEMS)
            + " lang/python#3.13.7 md/pyimpl#CPython m/Z,b,E cfg/retry-mode#standard"
            + " md/installer#exe md/prompt#off md/command#",
        Style.COMMAND_LINE);
  }

  /** Somebody's browser. */
  public static Client browser(Draw draw) {
    return new Client(draw.pick(BROWSERS), Style.CONSOLE);
  }

  /** A Python program. */
  public static Client python(Draw draw) {
    String version = "1." + draw.between(34, 40) + "." + draw.between(0, 60);
    return new Client(
        "Boto3/"
            + version
            + " md/Botocore#"
            + version
            + " ua/2.1 "
            + draw.pick(SYSTEMS)
            + " lang/python#3.12.11 md/pyimpl#CPython m/Z,b cfg/retry-mode#legacy Botocore/"
            + version,
        Style.PLAIN);
  }

  /** A Java service. */
  public static Client java(Draw draw) {
    return new Client(
        "aws-sdk-java/2."
            + draw.between(25, 34)
            + "."
            + draw.between(0, 40)
            + " md/io#async md/http#NettyNio ua/2.1 os/Linux#5.10.0 lang/java#21.0.8"
            + " md/OpenJDK_64-Bit_Server_VM#21.0.8+9-LTS md/vendor#Amazon.com_Inc. exec-env/AWS_ECS_FARGATE"
            + " cfg/retry-mode#legacy",
        Style.PLAIN);
  }

  /** A JavaScript function. */
  public static Client javascript(Draw draw) {
    return new Client(
        "aws-sdk-js/3."
            + draw.between(600, 890)
            + ".0 ua/2.1 os/linux#5.10.240 lang/js md/nodejs#22.18.0 api/s3#3.850.0"
            + " exec-env/AWS_Lambda_nodejs22.x m/E,e",
        Style.PLAIN);
  }

  /** A Terraform run. */
  public static Client terraform(Draw draw) {
    return new Client(
        "APN/1.0 HashiCorp/1.0 Terraform/1.13."
            + draw.between(0, 4)
            + " (+https://www.terraform.io) terraform-provider-aws/6."
            + draw.between(2, 17)
            + ".0 (+https://registry.terraform.io/providers/hashicorp/aws) aws-sdk-go-v2/1.39.2"
            + " ua/2.1 os/linux lang/go#1.24.8 md/GOOS#linux md/GOARCH#amd64",
        Style.PLAIN);
  }

  /** A Go program. */
  public static Client go(Draw draw) {
    return new Client(
        "aws-sdk-go-v2/1."
            + draw.between(30, 39)
            + "."
            + draw.between(0, 9)
            + " ua/2.1 os/linux lang/go#1.24.6 md/GOOS#linux md/GOARCH#amd64 m/g",
        Style.PLAIN);
  }

  /** The SSM and other agents on an instance. */
  public static Client agent() {
    return new Client(
        "aws-sdk-go/1.55.5 (go1.23.10; linux; amd64) amazon-ssm-agent/3.3.2299.0", Style.PLAIN);
  }

  /** An AWS service by its principal, as {@code config.amazonaws.com}. */
  public static Client service(String principal) {
    return new Client(principal, Style.SERVICE);
  }
}
