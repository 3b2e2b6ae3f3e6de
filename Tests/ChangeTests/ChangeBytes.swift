import Change

/// The parts of a change's spelling, each free to be wrong.
struct ChangeBytes {
  var magic = Array("ferrule change 1".utf8)
  var flags: [UInt8] = [0]
  var site = [UInt8](repeating: 1, count: 16)
  var device = [UInt8](repeating: 2, count: 32)
  var seq: [UInt8] = [7]
  var prev = [UInt8](repeating: 3, count: 32)
  var depCount: [UInt8] = [2]
  var deps = [UInt8](repeating: 4, count: 32) + [UInt8](repeating: 5, count: 32)
  var hlc: [UInt8] = [0, 0, 0, 0, 0, 0, 0, 9]
  var schema: [UInt8] = [1]
  var author: [UInt8] = [3] + Array("Ana".utf8)
  var group: [UInt8] = []
  var nonce: [UInt8] = []
  var note: [UInt8] = []
  var bodyLength: [UInt8] = [3]
  var body: [UInt8] = [8, 8, 8]
  var tail: [UInt8] = []

  var all: [UInt8] {
    [
      magic, flags, site, device, seq, prev, depCount, deps, hlc, schema, author, group, nonce,
      note, bodyLength, body, tail,
    ].flatMap { $0 }
  }

  /// Why the spelling is refused; nil if it is not.
  var error: ChangeError? {
    do {
      _ = try SealedChange(decoding: all)
      return nil
    } catch {
      return error
    }
  }
}
