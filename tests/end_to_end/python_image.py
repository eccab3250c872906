# An image with this machine's own Python and boto3, for tasks that use an unmodified SDK. Nothing is pulled.
import glob
import io
import json
import os
import subprocess
import sys
import sysconfig
import tarfile
import urllib.parse

import botocore

import engine

IMAGE = "localecs-python:latest"
PACKAGES = ["boto3", "botocore", "certifi", "chardet", "charset_normalizer", "dateutil", "idna", "jmespath", "requests",
            "s3transfer", "six.py", "urllib3"]
# Of botocore's service models, which are many times larger than all the rest.
MODELS = ["sts", "ecs", "ssm", "secretsmanager", "logs"]
# Of the standard library, what no client needs.
LEFT_OUT = {"__pycache__", "test", "idlelib", "tkinter", "lib2to3", "ensurepip", "pydoc_data", "distutils"}


def wanted(path):
    """Whether a file or folder belongs into the image."""
    name = os.path.basename(path)
    models = os.path.join(os.path.dirname(botocore.__file__), "data")
    if os.path.dirname(path) == models and os.path.isdir(path):
        return name in MODELS
    return name not in LEFT_OUT and not name.startswith("config-")


def add_tree(archive, path):
    archive.add(path, recursive=False)
    if os.path.isdir(path):
        for name in sorted(os.listdir(path)):
            if wanted(os.path.join(path, name)):
                add_tree(archive, os.path.join(path, name))


def shared_libraries(programs):
    """The files that the dynamic loader needs for these, the loader itself among them."""
    told = subprocess.run(["ldd", *programs], capture_output=True, text=True).stdout
    words = [line.split("=>")[-1].split("(")[0].strip() for line in told.splitlines() if "(0x" in line]
    return sorted({word for word in words if word.startswith("/")})


def make_archive():
    standard_library = sysconfig.get_path("stdlib")
    packages = os.path.dirname(os.path.dirname(botocore.__file__))
    python = os.path.realpath(sys.executable)
    modules = glob.glob(os.path.join(standard_library, "lib-dynload", "*.so"))
    data = io.BytesIO()
    # Links are followed: Debian spreads these files over many folders.
    with tarfile.open(fileobj=data, mode="w", dereference=True) as archive:
        archive.add(python, "usr/bin/python3")
        add_tree(archive, standard_library)
        # Which of them boto3 needs depends on its version.
        for package in PACKAGES:
            if os.path.exists(os.path.join(packages, package)):
                add_tree(archive, os.path.join(packages, package))
        for library in shared_libraries([python, *modules]):
            archive.add(library)
    return data.getvalue()


def make_image():
    """Imports the image unless the Engine has it; its name."""
    filters = urllib.parse.urlencode({"filters": json.dumps({"reference": [IMAGE]})})
    if engine.call("GET", f"/images/json?{filters}"):
        return IMAGE
    repository, tag = IMAGE.split(":")
    query = urllib.parse.urlencode({"fromSrc": "-", "repo": repository, "tag": tag, "changes": "ENV PATH=/usr/bin"})
    connection = engine.connect(timeout=120)
    try:
        connection.request("POST", f"/images/create?{query}", make_archive(), {"Content-Type": "application/x-tar"})
        answer = connection.getresponse()
        told = answer.read().decode()
    finally:
        connection.close()
    assert answer.status == 200 and "error" not in told, told
    return IMAGE
