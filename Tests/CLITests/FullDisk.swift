import Foundation

/// A small disk that is filled to the last byte, in a world of mounts that ends with the program run there.
enum FullDisk {
  private static let world = ["/usr/bin/unshare", "-m", "/bin/bash", "-c"]

  /// Whether this process may mount.
  static let canBeMade: Bool = {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: world[0])
    process.arguments = Array(world.dropFirst()) + ["mount -t tmpfs none /tmp"]
    process.standardError = FileHandle.nullDevice
    guard (try? process.run()) != nil else { return false }
    process.waitUntilExit()
    return process.terminationStatus == 0
  }()

  /// What runs a program beside a disk that has a copy of a store and no room.
  static func launcher(with store: String, in folder: String) -> [String] {
    world + [
      """
      mount -t tmpfs -o size=16m none \(folder) && cp -r \(store) \(folder)/ || exit 99
      cat /dev/zero > \(folder)/filler 2> /dev/null
      exec "$0" "$@"
      """
    ]
  }
}
