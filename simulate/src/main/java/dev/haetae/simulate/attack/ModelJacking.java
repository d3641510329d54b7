package dev.haetae.simulate.attack;

import com.google.auto.service.AutoService;
import dev.haetae.simulate.cloudtrail.Session;
import dev.haetae.simulate.organization.Account;
import java.util.List;

/** Language models at somebody else's cost. */
@AutoService(Attack.class)
public final class ModelJacking implements Attack {
  @Override
  public String name() {
    return "model-jacking";
  }

  @Override
  public String description() {
    return "A stolen key finds out which models answer, asks for access, stops their log and uses them.";
  }

  @Override
  public List<String> techniques() {
    return List.of("T1496.004", "T1580", "T1562.008");
  }

  @Override
  public void play(Stage stage) {
    Account account = stage.victim();
    Session thief = stage.stolenKey(account, 2);
    List<String> models =
        List.of(
            "anthropic.claude-opus-4-20250514-v1:0",
            "anthropic.claude-sonnet-4-20250514-v1:0",
            "anthropic.claude-3-5-sonnet-20241022-v2:0",
            "meta.llama3-1-405b-instruct-v1:0");
    stage
        .step("Finds out which models answer", "T1580")
        .call(thief, "bedrock:ListFoundationModels");
    for (String model : models) {
      stage
          .call(thief, "bedrock:GetFoundationModelAvailability", "modelId", model)
          .failed(
              thief,
              "bedrock:InvokeModel",
              "ValidationException",
              "max_tokens_to_sample: range: -1..1,000,000",
              "modelId",
              model);
    }
    stage
        .step("Asks for access", "T1496.004")
        .call(thief, "bedrock:PutUseCaseForModelAccess")
        .call(thief, "bedrock:CreateFoundationModelAgreement", "modelId", models.get(0))
        .call(thief, "bedrock:PutFoundationModelEntitlement", "modelId", models.get(0))
        .step(
            "Stops the log of what is asked",
            "T1562.008",
            "DefenseEvasion:IAMUser/BedrockLoggingDisabled")
        .call(thief, "bedrock:GetModelInvocationLoggingConfiguration")
        .call(thief, "bedrock:DeleteModelInvocationLoggingConfiguration")
        .step("Uses the model", "T1496.004")
        .repeat(60, thief, "bedrock:InvokeModelWithResponseStream", "modelId", models.get(0));
  }
}
