internal import Change
internal import Store

/// The signature under what another store said it held, with the keys it is verified with.
struct PeerProof {
  let keys: DeviceKeys
  let signature: KeySignature

  /// The one under the manifest of a bundle.
  init(_ bundle: BundleReader) {
    keys = bundle.manifest.keys
    signature = bundle.manifestSignature
  }

  /// This store's own, under what it knows of the one whose backup it was made of.
  init(of store: Store, under manifest: [UInt8]) throws {
    keys = try store.deviceKeys()
    signature = try store.signature(of: BundleFormat.manifestDomain + manifest)
  }

  init?(bytes: [UInt8]) {
    var reader = PieceReader(bytes)
    do {
      keys = try DeviceKeys(reading: &reader)
      signature = try reader.signature("signature")
      try reader.finish()
    } catch {
      return nil
    }
  }

  /// The keys, then the signature.
  var bytes: [UInt8] {
    var writer = PieceWriter()
    keys.write(to: &writer)
    writer.raw(signature.bytes)
    return writer.bytes
  }

  /// Whether that store, or this one, signed what is kept of it.
  func proves(_ peer: PeerRecord, to own: DeviceID) -> Bool {
    (keys.device == peer.device || keys.device == own)
      && keys.signing.verifies(signature, of: BundleFormat.manifestDomain + peer.vector)
  }
}

extension Sync {
  /// The manifest of a peer's last bundle, if it is what that store signed; nil else.
  static func provenManifest(of peer: PeerRecord, _ view: StoreView) -> BundleManifest? {
    guard let manifest = manifest(of: peer), manifest.exporter == peer.device,
      manifest.counter == peer.counter,
      PeerProof(bytes: peer.proof)?.proves(peer, to: view.identity.device) == true
    else { return nil }
    return manifest
  }

  /// The same, if that store itself signed it: of the one whose backup this store was made of, this one signed
  /// what it knows, and that is nobody's word.
  static func ownManifest(of peer: PeerRecord, _ view: StoreView) -> BundleManifest? {
    guard PeerProof(bytes: peer.proof)?.keys.device == peer.device else { return nil }
    return provenManifest(of: peer, view)
  }
}
