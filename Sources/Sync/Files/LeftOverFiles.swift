internal import Foundation

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// Temporary files that lie beside a file while it is written, and what killed programs left of them.
///
/// Whoever writes one holds a lock on it; one whose lock can be taken belongs to nobody any more.
enum LeftOverFiles {
  private static let end = ".part"

  /// A name of its own: another process may be writing the same file.
  static func newName(for path: String) -> String {
    "\(path).\(getpid())-\(UInt32.random(in: 0...UInt32.max))\(end)"
  }

  /// Takes away what lies beside a file and belongs to nobody.
  static func takeAway(of path: String) {
    let target = URL(fileURLWithPath: path)
    let folder = target.deletingLastPathComponent()
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    for name in names where isOne(name, of: target.lastPathComponent) {
      let left = folder.appendingPathComponent(name).path
      let file = open(left, O_WRONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK)
      guard file >= 0 else { continue }
      if flock(file, LOCK_EX | LOCK_NB) == 0 { unlink(left) }
      close(file)
    }
  }

  /// Whether a name is one that ``newName(for:)`` makes.
  private static func isOne(_ name: String, of file: String) -> Bool {
    guard name.hasPrefix(file + "."), name.hasSuffix(end) else { return false }
    let numbers = name.dropFirst(file.count + 1).dropLast(end.count)
      .split(separator: "-", omittingEmptySubsequences: false)
    return numbers.count == 2 && numbers.allSatisfy { !$0.isEmpty && $0.allSatisfy(\.isNumber) }
  }
}
