internal import TestSupport

/// A disk whose power can be cut: what it has for certain, and what was only said to it.
///
/// A file's bytes are certain once the file was synced, a name once its folder was. Between a sync and the
/// cut anything may have reached the disk, in any order.
struct PoweredDisk {
  /// What remains after a cut.
  enum Cut: Hashable, Sendable, CustomStringConvertible {
    /// Only what was waited for.
    case nothingElse
    /// Some of the rest, and torn writes; chosen by the seed.
    case something(seed: UInt64)
    /// All of it, as after a kill.
    case everything

    var description: String {
      switch self {
      case .nothingElse: "only what was waited for remains"
      case .something(let seed): "some of the rest remains, seed \(seed)"
      case .everything: "everything remains"
      }
    }
  }

  /// A file or folder; the number is its own whatever it is called.
  private enum Node {
    case file(File)
    case folder(Folder)
  }

  private struct File {
    var bytes: [UInt8] = []
    var certain: [UInt8] = []
    var edits: [Edit] = []
  }

  private enum Edit {
    case write(Int, [UInt8])
    case cut(Int)
  }

  private struct Folder {
    var names: [String: Int] = [:]
    var certain: [String: Int] = [:]
    /// What was done to the names since; each step is done whole or not at all.
    var steps: [[(String, Int?)]] = []
  }

  private var nodes: [Node]
  private let root: String

  /// A disk with these files, all of them certain; paths are under `root`, folders have no bytes.
  init(root: String, files: [String: [UInt8]?]) {
    self.root = root
    nodes = [.folder(Folder())]
    for (path, bytes) in files.sorted(by: { $0.key < $1.key }) {
      let number = nodes.count
      if let bytes {
        nodes.append(.file(File(bytes: bytes, certain: bytes)))
      } else {
        nodes.append(.folder(Folder()))
      }
      change(path) { $0.names[$1] = number }
      syncFolder(Self.parent(path))
    }
  }

  /// Does what the program did.
  mutating func apply(_ event: DiskEvent) {
    switch event {
    case .created(let path): add(.file(File()), at: path)
    case .madeFolder(let path): add(.folder(Folder()), at: path)
    case .wrote(let path, let offset, let bytes): edit(path, .write(offset, bytes))
    case .cut(let path, let size): edit(path, .cut(size))
    case .synced(let path):
      guard let number = find(path), case .file(var file) = nodes[number] else { return }
      file.certain = file.bytes
      file.edits = []
      nodes[number] = .file(file)
    case .syncedFolder(let path): syncFolder(path)
    case .removed(let path), .removedFolder(let path):
      change(path) { folder, name in
        folder.names[name] = nil
        folder.steps.append([(name, nil)])
      }
    case .renamed(let from, let path): rename(from, to: path)
    case .said: break
    }
  }

  /// The files and folders that are there after a cut; folders have no bytes.
  func files(after cut: Cut) -> [String: [UInt8]?] {
    var out: [String: [UInt8]?] = [:]
    var random = RepeatableRandom(seed: 0)
    if case .something(let seed) = cut { random = RepeatableRandom(seed: seed) }
    collect(0, root, cut, &random, &out)
    return out
  }

  private func collect(
    _ number: Int, _ path: String, _ cut: Cut, _ random: inout RepeatableRandom,
    _ out: inout [String: [UInt8]?]
  ) {
    switch nodes[number] {
    case .file(let file): out[path] = .some(Self.bytes(of: file, cut, &random))
    case .folder(let folder):
      if path != root { out[path] = .some(nil) }
      for (name, child) in Self.names(of: folder, cut, &random).sorted(by: { $0.key < $1.key }) {
        collect(child, path + "/" + name, cut, &random, &out)
      }
    }
  }

  private static func bytes(
    of file: File, _ cut: Cut, _ random: inout RepeatableRandom
  ) -> [UInt8] {
    switch cut {
    case .nothingElse: return file.certain
    case .everything: return file.bytes
    case .something:
      var bytes = file.certain
      for edit in file.edits where Bool.random(using: &random) {
        if case .write(let offset, let data) = edit, Int.random(in: 0..<4, using: &random) == 0 {
          // Sectors of 512 bytes are written whole; a write of several may be torn between two.
          let sectors = Int.random(in: 0...(data.count / 512), using: &random)
          apply(.write(offset, Array(data.prefix(sectors * 512))), to: &bytes)
        } else {
          apply(edit, to: &bytes)
        }
      }
      return bytes
    }
  }

  private static func names(
    of folder: Folder, _ cut: Cut, _ random: inout RepeatableRandom
  ) -> [String: Int] {
    switch cut {
    case .nothingElse: return folder.certain
    case .everything: return folder.names
    case .something:
      var names = folder.certain
      // A file system keeps the order of what it does to names.
      let kept = Int.random(in: 0...folder.steps.count, using: &random)
      for step in folder.steps.prefix(kept) {
        for (name, number) in step { names[name] = number }
      }
      return names
    }
  }

  private static func apply(_ edit: Edit, to bytes: inout [UInt8]) {
    switch edit {
    case .cut(let size):
      if size < bytes.count {
        bytes.removeLast(bytes.count - size)
      } else {
        bytes += Array(repeating: 0, count: size - bytes.count)
      }
    case .write(let offset, let data):
      let end = offset + data.count
      if bytes.count < end { bytes += Array(repeating: 0, count: end - bytes.count) }
      bytes.replaceSubrange(offset..<end, with: data)
    }
  }

  private mutating func edit(_ path: String, _ edit: Edit) {
    guard let number = find(path), case .file(var file) = nodes[number] else { return }
    nodes[number] = .file(File())
    Self.apply(edit, to: &file.bytes)
    file.edits.append(edit)
    nodes[number] = .file(file)
  }

  private mutating func add(_ node: Node, at path: String) {
    let number = nodes.count
    nodes.append(node)
    change(path) { folder, name in
      folder.names[name] = number
      folder.steps.append([(name, number)])
    }
  }

  private mutating func rename(_ from: String, to path: String) {
    guard let number = find(from) else { return }
    guard Self.parent(from) == Self.parent(path) else {
      change(from) { folder, name in
        folder.names[name] = nil
        folder.steps.append([(name, nil)])
      }
      return change(path) { folder, name in
        folder.names[name] = number
        folder.steps.append([(name, number)])
      }
    }
    let old = Self.name(from)
    change(path) { folder, name in
      folder.names[old] = nil
      folder.names[name] = number
      folder.steps.append([(old, nil), (name, number)])
    }
  }

  private mutating func syncFolder(_ path: String) {
    guard let number = find(path), case .folder(var folder) = nodes[number] else { return }
    folder.certain = folder.names
    folder.steps = []
    nodes[number] = .folder(folder)
  }

  /// Changes the folder a path is in; told the path's last name.
  private mutating func change(_ path: String, _ body: (inout Folder, String) -> Void) {
    guard let number = find(Self.parent(path)), case .folder(var folder) = nodes[number] else {
      return
    }
    body(&folder, Self.name(path))
    nodes[number] = .folder(folder)
  }

  private func find(_ path: String) -> Int? {
    guard path.hasPrefix(root) else { return nil }
    var number = 0
    for name in path.dropFirst(root.count).split(separator: "/") where name != "." {
      guard case .folder(let folder) = nodes[number], let next = folder.names[String(name)] else {
        return nil
      }
      number = next
    }
    return number
  }

  private static func parent(_ path: String) -> String {
    String(path.split(separator: "/").dropLast().reduce(into: "") { $0 += "/" + $1 })
  }

  private static func name(_ path: String) -> String {
    path.split(separator: "/").last.map(String.init) ?? ""
  }
}
