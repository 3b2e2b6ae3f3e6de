/// How the bytes of a section are packed.
package enum SectionPacking: UInt8, Sendable {
  /// As they are.
  case plain = 0
  /// A zlib stream.
  case deflated = 1
}
