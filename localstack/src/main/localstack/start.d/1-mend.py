"""What LocalStack 4.14.0 lacks or does wrong, as far as a deployment of this project meets it. One function each."""

import json
import logging
import os
from types import SimpleNamespace

from localstack import config
from localstack.services.edge import ROUTER
from rolo import Response


def stand_in_for_the_application_repository():
    # The SAM transform asks the Serverless Application Repository for the rotation function; LocalStack has no such service.
    base = config.internal_service_url() + "/_millions"
    os.environ["AWS_ENDPOINT_URL_SERVERLESSAPPLICATIONREPOSITORY"] = base + "/repository"

    def create(request, application):
        return Response(
            json.dumps(
                {
                    "applicationId": application,
                    "templateId": "rotation",
                    "templateUrl": base + "/rotation.template",
                    "status": "ACTIVE",
                    "semanticVersion": "1.0.0",
                }
            ),
            201,
            mimetype="application/json",
        )

    def template(request):
        return Response(
            json.dumps(
                {
                    "AWSTemplateFormatVersion": "2010-09-09",
                    "Resources": {"Nothing": {"Type": "AWS::CloudFormation::WaitConditionHandle"}},
                    "Outputs": {
                        "RotationLambdaARN": {
                            "Value": "arn:aws:lambda:us-east-1:000000000000:function:rotation"
                        }
                    },
                }
            ),
            mimetype="application/json",
        )

    ROUTER.add(
        "/_millions/repository/applications/<path:application>/templates", create, methods=["POST"]
    )
    ROUTER.add("/_millions/rotation.template", template)


def listen_where_it_is_told():
    # GATEWAY_LISTEN=127.0.0.1:4566 listens on all addresses of the machine. Where that fails LocalStack says "Ready."
    # and runs on, heard by nobody: it must end, so that whoever started it sees it.
    from localstack.runtime.server import twisted

    plain = twisted.endpoints
    hosts = {address.port: address.host for address in config.GATEWAY_LISTEN}
    # The others, as 443 in a container, are extra.
    first = config.GATEWAY_LISTEN[0].port

    class Endpoint(plain.TCP4ServerEndpoint):
        def listen(self, factory):
            return super().listen(factory).addErrback(self.failed)

        def failed(self, failure):
            logging.getLogger("millions").error("No listening: %s", failure.getErrorMessage())
            if self._port == first:
                os._exit(1)

    def endpoint(reactor, port):
        return Endpoint(reactor, port, interface=hosts[port])

    twisted.endpoints = SimpleNamespace(
        TCP4ServerEndpoint=endpoint, TCP6ServerEndpoint=plain.TCP6ServerEndpoint
    )


def keep_the_id_of_an_updated_instance():
    # An update of an EC2 instance answers without its "Id", and the next one fails.
    from localstack.services.ec2.resource_providers.aws_ec2_instance import EC2InstanceProvider

    update = EC2InstanceProvider.update

    def mended(self, request):
        if "Id" not in request.desired_state:
            request.desired_state["Id"] = request.previous_state["Id"]
        return update(self, request)

    EC2InstanceProvider.update = mended


def name_an_attachment_by_its_secret():
    # Ref of a SecretTargetAttachment is the ARN of its secret; 4.14.0 makes up another.
    from localstack.services.secretsmanager.resource_providers.aws_secretsmanager_secrettargetattachment import (
        SecretsManagerSecretTargetAttachmentProvider,
    )

    create = SecretsManagerSecretTargetAttachmentProvider.create

    def mended(self, request):
        event = create(self, request)
        event.resource_model["Id"] = event.resource_model["SecretId"]
        return event

    SecretsManagerSecretTargetAttachmentProvider.create = mended


listen_where_it_is_told()
stand_in_for_the_application_repository()
keep_the_id_of_an_updated_instance()
name_an_attachment_by_its_secret()
