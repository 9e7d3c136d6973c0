import Foundation

/// What the system knows about where a directory lies.
enum FileSystem {
    private static let remoteKinds: Set<String> = [
        "nfs", "nfs4", "cifs", "smb3", "smbfs", "9p", "afs", "ceph", "lustre", "beegfs", "gpfs", "glusterfs", "fuse.sshfs",
        "fuse.glusterfs", "fuse.ceph", "fuse.s3fs", "fuse.rclone", "virtiofs",
    ]

    /// The kind of network file system that the directory lies on; nil on a local one.
    ///
    /// `/proc/self/mountinfo` has a line a mount: fields, the mount point the fifth, then " - " and the kind.
    static func remoteKind(of directory: String) -> String? {
        guard let mounts = FileManager.default.contents(atPath: "/proc/self/mountinfo") else { return nil }
        let path = URL(fileURLWithPath: directory).resolvingSymlinksInPath().path
        var best = (length: 0, kind: "")
        for line in String(decoding: mounts, as: UTF8.self).split(separator: "\n") {
            let fields = line.split(separator: " ")
            guard fields.count > 6, let dash = fields.firstIndex(of: "-"), dash + 1 < fields.count else { continue }
            let point = fields[4].replacing("\\040", with: " ")
            guard path == point || point == "/" || path.hasPrefix(point + "/"), point.count >= best.length else { continue }
            best = (point.count, String(fields[dash + 1]))
        }
        return remoteKinds.contains(best.kind) ? best.kind : nil
    }
}
