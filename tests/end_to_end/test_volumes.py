# What tasks mount: folders of the host, volumes of the task, shared volumes, file systems, files of variables.
import os
import tempfile

import engine
from case import Case, main, shell
from waiting import until


class Volumes(Case):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        cls.addClassCleanup(cls.folder.cleanup)
        for name in ("efs", "s3/bucket", "host"):
            os.makedirs(os.path.join(cls.folder.name, name))
        cls.options = ("--file-systems", cls.path("efs"), "--s3", cls.path("s3"))
        super().setUpClass()

    @classmethod
    def path(cls, name):
        return os.path.join(cls.folder.name, name)

    def volumes(self):
        return [each["Name"] for each in engine.call("GET", "/volumes")["Volumes"] or []]

    def mounting(self, *containers, volume, **members):
        return self.start(definition=self.register(*containers, volumes=[{"name": "data", **volume}], **members))

    def mount(self, script, name="main", read_only=False, **members):
        return shell(script, name, mountPoints=[{"sourceVolume": "data", "containerPath": "/data", "readOnly": read_only}],
                     **members)

    def exit_code(self, arn):
        return self.stopped(arn)["containers"][0]["exitCode"]

    def test_a_folder_of_the_host(self):
        volume = {"host": {"sourcePath": self.path("host")}}
        self.assertEqual(self.exit_code(self.mounting(self.mount("echo hello >/data/word"), volume=volume)), 0)
        with open(self.path("host/word")) as word:
            self.assertEqual(word.read(), "hello\n")
        self.assertNotEqual(self.exit_code(self.mounting(self.mount("echo x >/data/other", read_only=True), volume=volume)), 0)

    def test_a_volume_of_the_task_is_shared_and_goes_with_it(self):
        before = set(self.volumes())
        arn = self.mounting(self.mount("echo hello >/data/word; sleep 1000", "writer"),
                            self.mount("until grep hello /data/word; do sleep 0.1; done", essential=False), volume={})
        until(lambda: {c["name"]: c.get("exitCode") for c in self.task(arn)["containers"]}["main"] == 0, 20, "it was read")
        self.assertEqual(len(set(self.volumes()) - before), 1)
        self.daemon.reset()
        until(lambda: set(self.volumes()) <= before, 30, "the volume is gone")

    def test_a_shared_volume_must_exist_or_be_provisioned(self):
        name = f"shared-{self.daemon.port}"
        shared = {"dockerVolumeConfiguration": {"scope": "shared"}}
        definition = self.register(shell("true", mountPoints=[{"sourceVolume": name, "containerPath": "/data"}]),
                                   volumes=[{"name": name, **shared}])
        task = self.stopped(self.start(definition=definition))
        self.assertEqual(task["stopCode"], "TaskFailedToStart")
        self.assertIn("autoprovision is set to false", str(task))
        shared["dockerVolumeConfiguration"]["autoprovision"] = True
        definition = self.register(shell("true", mountPoints=[{"sourceVolume": name, "containerPath": "/data"}]),
                                   volumes=[{"name": name, **shared}])
        self.addCleanup(engine.call, "DELETE", f"/volumes/{name}")
        self.assertEqual(self.exit_code(self.start(definition=definition)), 0)
        self.daemon.reset()
        self.assertIn(name, self.volumes())

    def test_a_file_system_is_a_folder(self):
        volume = {"efsVolumeConfiguration": {"fileSystemId": "fs-1", "rootDirectory": "/app"}}
        self.assertEqual(self.exit_code(self.mounting(self.mount("echo hello >/data/word"), volume=volume)), 0)
        self.assertTrue(os.path.exists(self.path("efs/fs-1/app/word")))

    def test_a_link_leads_out_of_no_file_system(self):
        volume = {"efsVolumeConfiguration": {"fileSystemId": "fs-2", "rootDirectory": "/"}}
        self.assertEqual(self.exit_code(self.mounting(self.mount("ln -s /etc /data/out"), volume=volume)), 0)
        volume["efsVolumeConfiguration"]["rootDirectory"] = "/out"
        task = self.stopped(self.mounting(self.mount("true"), volume=volume))
        self.assertEqual(task["stopCode"], "TaskFailedToStart")
        self.assertIn("the path /out leads out of fs-2", str(task))

    def test_volumes_from_another_container(self):
        arn = self.mounting(self.mount("echo hello >/data/word; sleep 1000", "writer"),
                            shell("until grep hello /data/word; do sleep 0.1; done", essential=False,
                                  volumesFrom=[{"sourceContainer": "writer", "readOnly": True}]), volume={})
        until(lambda: {c["name"]: c.get("exitCode") for c in self.task(arn)["containers"]}["main"] == 0, 20, "it was read")

    def test_files_of_variables(self):
        with open(self.path("s3/bucket/one.env"), "w") as file:
            file.write("# comment\nFIRST=1\nBOTH=file\nQUOTED='x y'\nno equals sign\n")
        files = [{"type": "s3", "value": "arn:aws:s3:::bucket/one.env"}]
        script = """[ "$FIRST" = 1 ] && [ "$BOTH" = own ] && [ "$QUOTED" = "'x y'" ]"""
        arn = self.start(shell(script, environmentFiles=files, environment=[{"name": "BOTH", "value": "own"}]))
        self.assertEqual(self.exit_code(arn), 0)

    def test_a_file_of_variables_that_is_not_there_fails_the_task(self):
        files = [{"type": "s3", "value": "arn:aws:s3:::bucket/none.env"}]
        task = self.stopped(self.start(shell("true", environmentFiles=files)))
        self.assertEqual(task["stopCode"], "TaskFailedToStart")
        self.assertIn("ResourceInitializationError", str(task))


if __name__ == "__main__":
    main()
