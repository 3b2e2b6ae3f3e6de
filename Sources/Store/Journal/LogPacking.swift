internal import Change

/// Packs short bytes by naming what was there before: after Lempel and Ziv (1977).
///
/// Packed bytes begin with ``form`` and the number of bytes they stand for. Then come steps: a mark,
/// bytes as they are, and, unless that is the end, how many bytes to repeat and from how far back. The
/// mark's upper two bits say how many bytes follow as they are, its lower six how many are repeated
/// beyond the least; a part that is full is continued by a number. Numbers have seven bits a byte, the
/// least first. What is far back may lie in ``LogDictionary``.
///
/// zlib would pack a little better, in ten times the time: more than a merge saves by it.
enum LogPacking {
  /// The first byte of packed bytes.
  ///
  /// Bytes that begin as a change does are kept as they are.
  static let form: UInt8 = 1

  private static let plain = UInt8(ascii: "f")
  private static let leastRepeated = 4
  private static let fullLiterals = 3
  private static let fullRepeated = 63
  /// Places of four bytes that were seen last, by a hash of them.
  private static let slotBits: UInt32 = 10
  /// The most bytes of a number.
  private static let numberBytes = 4

  /// The slots as the dictionary fills them.
  private static let firstSlots: [UInt32] = LogDictionary.bytes.withUnsafeBytes { raw in
    var slots = [UInt32](repeating: 0, count: 1 << slotBits)
    for place in 0...(raw.count - leastRepeated) {
      let word = raw.loadUnaligned(fromByteOffset: place, as: UInt32.self)
      slots[slot(of: word)] = UInt32(place)
    }
    return slots
  }

  @inline(__always)
  private static func slot(of word: UInt32) -> Int {
    Int((word &* 2_654_435_761) >> (32 - slotBits))
  }

  // MARK: Packing

  /// The packed form of bytes.
  static func packed(_ bytes: [UInt8]) -> [UInt8] {
    let dictionary = LogDictionary.bytes
    // A step is never twice as long as what it stands for.
    let most = 2 * bytes.count + 16
    return withUnsafeTemporaryAllocation(of: UInt32.self, capacity: 1 << slotBits) { slots in
      _ = slots.update(fromContentsOf: firstSlots)
      return withUnsafeTemporaryAllocation(
        of: UInt8.self, capacity: dictionary.count + bytes.count + most
      ) { room in
        var end = room.update(fromContentsOf: dictionary)
        end = room[end...].update(fromContentsOf: bytes)
        var out = Writer(room: UnsafeMutableBufferPointer(rebasing: room[end...]))
        out.byte(form)
        out.number(bytes.count)
        let text = UnsafeRawBufferPointer(UnsafeMutableBufferPointer(rebasing: room[..<end]))
        pack(text, from: dictionary.count, slots, to: &out)
        return Array(out.written)
      }
    }
  }

  /// Writes into room that was measured before.
  private struct Writer {
    let room: UnsafeMutableBufferPointer<UInt8>
    var count = 0

    var written: Slice<UnsafeMutableBufferPointer<UInt8>> { room[..<count] }

    @inline(__always)
    mutating func byte(_ byte: UInt8) {
      room[count] = byte
      count += 1
    }

    @inline(__always)
    mutating func number(_ number: Int) {
      var left = number
      while left >= 0x80 {
        byte(UInt8(truncatingIfNeeded: left) | 0x80)
        left >>= 7
      }
      byte(UInt8(truncatingIfNeeded: left))
    }

    @inline(__always)
    mutating func step(
      _ text: UnsafeRawBufferPointer, _ literals: Range<Int>, repeated: Int, from distance: Int?
    ) {
      let beyond = repeated - leastRepeated
      let mark = min(literals.count, fullLiterals) << 6 | min(beyond, fullRepeated)
      byte(UInt8(truncatingIfNeeded: mark))
      if literals.count >= fullLiterals { number(literals.count - fullLiterals) }
      for place in literals { byte(text[place]) }
      guard let distance else { return }
      if beyond >= fullRepeated { number(beyond - fullRepeated) }
      number(distance)
    }
  }

  private static func pack(
    _ text: UnsafeRawBufferPointer, from start: Int, _ slots: UnsafeMutableBufferPointer<UInt32>,
    to out: inout Writer
  ) {
    var unwritten = start
    var place = start
    while place + leastRepeated <= text.count {
      let word = text.loadUnaligned(fromByteOffset: place, as: UInt32.self)
      let slot = slot(of: word)
      var before = Int(slots[slot])
      slots[slot] = UInt32(truncatingIfNeeded: place)
      guard text.loadUnaligned(fromByteOffset: before, as: UInt32.self) == word else {
        // Where nothing repeats, look less closely.
        place += 1 + (place - unwritten) >> 6
        continue
      }
      while place > unwritten, before > 0, text[place - 1] == text[before - 1] {
        place -= 1
        before -= 1
      }
      let length = sameBytes(text, before, place)
      out.step(text, unwritten..<place, repeated: length, from: place - before)
      place += length
      unwritten = place
    }
    if unwritten < text.count {
      out.step(text, unwritten..<text.count, repeated: leastRepeated, from: nil)
    }
  }

  /// How many bytes at one place are those at an earlier one.
  @inline(__always)
  private static func sameBytes(
    _ text: UnsafeRawBufferPointer, _ before: Int, _ place: Int
  ) -> Int {
    var length = 0
    while place + length + 8 <= text.count {
      let other = text.loadUnaligned(fromByteOffset: before + length, as: UInt64.self)
      let own = text.loadUnaligned(fromByteOffset: place + length, as: UInt64.self)
      if own != other {
        return length + UInt64(littleEndian: own ^ other).trailingZeroBitCount / 8
      }
      length += 8
    }
    while place + length < text.count, text[before + length] == text[place + length] {
      length += 1
    }
    return length
  }

  // MARK: Unpacking

  /// The bytes that were packed; nil if it is not what ``packed(_:)`` writes.
  static func unpacked(_ packed: [UInt8]) -> [UInt8]? {
    if packed.first == plain { return packed }
    guard packed.first == form else { return nil }
    return packed.withUnsafeBytes { raw in
      var place = 1
      guard let count = number(raw, &place), count <= ChangeLimits.changeBytes else { return nil }
      let dictionary = LogDictionary.bytes
      var out: [UInt8] = []
      out.reserveCapacity(dictionary.count + count)
      out += dictionary
      let end = dictionary.count + count
      while out.count < end {
        guard unpackStep(raw, &place, end, &out) else { return nil }
      }
      return place == raw.count ? Array(out[dictionary.count...]) : nil
    }
  }

  /// - Returns: whether there was a step, and room for it.
  private static func unpackStep(
    _ raw: UnsafeRawBufferPointer, _ place: inout Int, _ end: Int, _ out: inout [UInt8]
  ) -> Bool {
    guard place < raw.count else { return false }
    let mark = Int(raw[place])
    place += 1
    var literals = mark >> 6
    if literals == fullLiterals {
      guard let more = number(raw, &place) else { return false }
      literals += more
    }
    guard literals <= raw.count - place, literals <= end - out.count else { return false }
    out += UnsafeRawBufferPointer(rebasing: raw[place..<place + literals])
    place += literals
    guard out.count < end else { return true }
    var length = mark & fullRepeated + leastRepeated
    if mark & fullRepeated == fullRepeated {
      guard let more = number(raw, &place) else { return false }
      length += more
    }
    guard let distance = number(raw, &place), distance >= 1, distance <= out.count,
      length <= end - out.count
    else { return false }
    // What is repeated may reach into itself.
    for from in out.count - distance..<out.count - distance + length { out.append(out[from]) }
    return true
  }

  private static func number(_ raw: UnsafeRawBufferPointer, _ place: inout Int) -> Int? {
    var number = 0
    for byte in 0..<numberBytes {
      guard place < raw.count else { return nil }
      let next = Int(raw[place])
      place += 1
      number |= (next & 0x7F) << (7 * byte)
      if next < 0x80 { return number }
    }
    return nil
  }
}
