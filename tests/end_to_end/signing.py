# A daemon that wants every request signed, and requests signed by hand.
import tempfile
import urllib.error
import urllib.request

import botocore.auth
import botocore.awsrequest
import botocore.credentials

from case import Case
from raw import Answer

KEYS = """# As ~/.aws/credentials.
[default]
aws_access_key_id = test
aws_secret_access_key = test

[other]
aws_access_key_id=AKIDOTHER
aws_secret_access_key = s3cr=t/with+signs
aws_account_id = 222222222222
"""


def signed(url, method="POST", body=b"", headers=None, key="test", secret="test", token=None, service="ecs"):
    """A request as botocore signs it."""
    request = botocore.awsrequest.AWSRequest(method, url, headers=headers or {}, data=body)
    credentials = botocore.credentials.Credentials(key, secret, token)
    botocore.auth.SigV4Auth(credentials, service, "us-east-1").add_auth(request)
    return request


def send(request, body=None):
    """Sends it, perhaps with another body than was signed."""
    data = request.data if body is None else body
    sent = urllib.request.Request(request.url, method=request.method, data=data, headers=dict(request.headers))
    try:
        with urllib.request.urlopen(sent, timeout=30) as answer:
            return Answer(answer.status, dict(answer.headers), answer.read())
    except urllib.error.HTTPError as error:
        with error:
            return Answer(error.code, dict(error.headers), error.read())


class SignedCase(Case):
    """The usual clients sign with "test" and "test", which is the first key of the file."""
    more_options = ()

    @classmethod
    def setUpClass(cls):
        keys = tempfile.NamedTemporaryFile("w", suffix=".ini")
        keys.write(KEYS)
        keys.flush()
        cls.addClassCleanup(keys.close)
        cls.options = ("--require-signatures", "--access-keys", keys.name, *cls.more_options)
        super().setUpClass()
        cls.daemon.reset = cls.reset
        cls.clients = {}
        cls.ecs = cls.client("ecs")

    @classmethod
    def client(cls, service):
        if service not in cls.clients:
            cls.clients[service] = cls.daemon.client(service=service, account="test")
            cls.addClassCleanup(cls.clients[service].close)
        return cls.clients[service]

    @classmethod
    def reset(cls):
        answer = send(signed(f"{cls.daemon.url}/_localecs/reset"))
        assert answer.status == 200, answer.body
