/// The `ibnetdiscover` format: what rdma-core's tool of that name prints when given no options.
///
/// See `docs/imports.md`.
public enum IBNetDiscover {
  /// Reads the whole dump or throws at its first fault.
  ///
  /// `file` is only for messages.
  public static func read(_ bytes: [UInt8], file: String) throws(ImportError) -> FabricDump {
    let records = try IBNetDiscoverReader.read(bytes, file: file)
    return try FabricAssembler.dump(records, bytes: bytes, file: file)
  }
}
