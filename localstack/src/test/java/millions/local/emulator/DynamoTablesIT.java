package millions.local.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Spoken to in its plain protocol: the SDK's client is none of this project's libraries yet. */
@ExtendWith(NeedsPython.class)
class DynamoTablesIT {

  @TempDir private Path state;

  @Test
  void anItemPutInATableIsReadAndNoProcessOutlivesAKill() throws Exception {
    try (var rig = Rig.startedWithTables(state);
        var http = HttpClient.newHttpClient()) {
      ask(
          http,
          rig,
          "CreateTable",
          """
          {"TableName": "links", "BillingMode": "PAY_PER_REQUEST",
           "AttributeDefinitions": [{"AttributeName": "id", "AttributeType": "S"}],
           "KeySchema": [{"AttributeName": "id", "KeyType": "HASH"}]}
          """);
      ask(http, rig, "PutItem", "{\"TableName\": \"links\", \"Item\": {\"id\": {\"S\": \"a\"}}}");
      var read = "{\"TableName\": \"links\", \"Key\": {\"id\": {\"S\": \"a\"}}}";
      assertThat(ask(http, rig, "GetItem", read))
          .containsIgnoringWhitespaces("{\"id\":{\"S\":\"a\"}}");

      var tables = rig.process().descendants().toList();
      assertThat(tables).isNotEmpty();
      rig.kill();
      for (var process : tables) {
        process.onExit().get(30, TimeUnit.SECONDS);
      }
    }
  }

  private static String ask(HttpClient http, Rig rig, String operation, String body)
      throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(rig.emulator().endpoint())
            .header("X-Amz-Target", "DynamoDB_20120810." + operation)
            .header("Content-Type", "application/x-amz-json-1.0")
            // LocalStack reads region and account in it and checks no signature
            .header(
                "Authorization",
                "AWS4-HMAC-SHA256 Credential=test/20260101/us-east-1/dynamodb/aws4_request,"
                    + " SignedHeaders=host, Signature=0")
            .POST(BodyPublishers.ofString(body))
            .build();
    HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return answer.body();
  }
}
