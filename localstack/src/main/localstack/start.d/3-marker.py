"""GET /_millions/ tells this process from others, by its owner's word, and from the one before it. Run last."""

import json
import logging
import os
import uuid

from localstack.runtime.init import Stage, State, init_script_manager
from localstack.services.edge import ROUTER
from rolo import Response

# LocalStack logs the failure of a script and goes on; without them it would lose data and fail deployments.
mine = ("1-mend.py", "2-keep.py")
for script in init_script_manager().scripts[Stage.START]:
    if os.path.basename(script.path) in mine and script.state != State.SUCCESSFUL:
        logging.getLogger("millions").error("%s failed: LocalStack ends.", script.path)
        os._exit(1)

keeps = any(script.path.endswith("2-keep.py") for script in init_script_manager().scripts[Stage.START])
life = uuid.uuid4().hex


def marker(request):
    answer = {
        "life": life,
        "owner": os.environ.get("MILLIONS_OWNER", ""),
        "kept": keeps and bool(os.environ.get("MILLIONS_KEEP")),
    }
    return Response(json.dumps(answer), mimetype="application/json")


ROUTER.add("/_millions/", marker)
