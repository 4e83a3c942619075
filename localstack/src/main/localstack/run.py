"""Runs LocalStack as `python -m localstack.runtime.main` does."""

import runpy
import warnings

# localstack.utils.tagging takes this from where it is since Python 3.13 only.
if not hasattr(warnings, "deprecated"):
    from typing_extensions import deprecated

    warnings.deprecated = deprecated

runpy.run_module("localstack.runtime.main", run_name="__main__", alter_sys=True)
