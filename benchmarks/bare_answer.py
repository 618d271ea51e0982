"""The bound of `decide.py`: granian and an answer that is always the same, from the same loop."""

from __future__ import annotations

import sys

ANSWER = (
    b'{"decision_id": "0123456789abcdef0123", "slot": "front", "choice": "default", "content": '
    b'null, "angle": null, "reason": "nothing_fits", "because": "No choice fits."}'
)
HEADERS = [(b"content-type", b"application/json"), (b"content-length", str(len(ANSWER)).encode())]


async def bare(scope, receive, send) -> None:
    message = await receive()
    if scope["type"] == "lifespan":
        await send({"type": "lifespan.startup.complete"})
        await receive()
        await send({"type": "lifespan.shutdown.complete"})
        return
    while message.get("more_body"):
        message = await receive()
    await send({"type": "http.response.start", "status": 200, "headers": HEADERS})
    await send({"type": "http.response.body", "body": ANSWER})


def load(*_):
    return bare


if __name__ == "__main__":
    from syotto.web.serve import granian

    granian("127.0.0.1", int(sys.argv[1]), workers=1).serve(target_loader=load)
