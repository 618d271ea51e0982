"""Serves a database of Tryton on loopback, in a process of its own: PORT; TRYTOND_CONFIG says where.

Its test mode looks up no domain of an e-mail address.
"""

from __future__ import annotations

import sys

if __name__ == "__main__":
    from trytond.application import app
    from trytond.pool import Pool
    from werkzeug.serving import run_simple

    Pool.test = True  # once it has started: before, it would ask for the modules of its own tests

    run_simple("127.0.0.1", int(sys.argv[1]), app, threaded=True)
