"""The suite of questions over the starter catalogue, with its gold computed.

    python -m tests.suites

writes `backend/evaluation/suites/knowledge.jsonl` anew: the questions are written by
hand, and what is right is worked out from the starter catalogue by code of its own,
so that it stays right when films come in.
"""
