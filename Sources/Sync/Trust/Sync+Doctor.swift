internal import Change
public import Store

extension Sync {
  /// Checks a store as `Store.doctor` does, and what it has from others besides: what was signed about
  /// laptops, the heads that stand for the log's changes, what peers said they hold, and what is
  /// remembered of bundles.
  public static func doctor(
    _ store: Store, progress: (String) -> Void = { _ in }
  ) throws -> DoctorReport {
    var report = try store.doctor(progress: progress)
    for (name, check) in [
      ("trust", trust), ("heads", heads), ("peers", peers), ("bundles", bundles),
    ] {
      progress("the \(name)")
      do {
        report.findings.append(try check(store))
      } catch let trouble as StoreError where trouble.code == .damaged {
        report.findings.append(.init(check: name, isWell: false, sentence: trouble.message))
      }
    }
    return report
  }

  private static let mergeAgain = "ferrule sync merge BUNDLE of another laptop, then ferrule doctor"
  private static let refoldThenMerge = "ferrule refold, then \(mergeAgain)"

  /// What the store says of itself, held against what was signed about it.
  private static func trust(_ store: Store) throws -> DoctorReport.Finding {
    func fault(_ sentence: String, next: String? = nil) -> DoctorReport.Finding {
      .init(check: "trust", isWell: false, sentence: sentence, next: next)
    }
    return try store.read { view in
      let junk = try view.countTrustJunk()
      guard junk == 0 else {
        return fault(
          junk == 1
            ? "1 statement or head is nothing that anybody signed."
            : "\(junk) statements and heads are nothing that anybody signed.",
          next: refoldThenMerge)
      }
      guard try view.areRightStatementsRight() else {
        return fault(
          "What is remembered of right signatures is not what this laptop found: they are looked at "
            + "with each command.", next: "ferrule refold, then ferrule doctor")
      }
      let identity = view.identity
      let said = try view.trustEntries().map(\.statement).filter {
        $0.issuer == .authority && $0.site == identity.site
      }
      if !said.isEmpty {
        guard let authority = identity.authority else {
          return fault("The store has forgotten the site's key.")
        }
        guard
          said.contains(where: { StatementSignatures.isSigned($0, by: authority.signing) })
        else { return fault("What is entered as the site's key has signed nothing here.") }
      }
      if let own = try view.trust().certificate(of: identity.device) {
        guard !identity.isCentral || own.role == .central else {
          return fault("The store says that it is a central store, and nobody vouched for that.")
        }
      }
      let named = try centralWords(view).compactMap { manifest(of: $0.peer)?.siteName }
      if let other = named.first(where: { $0 != identity.siteName }) {
        return fault(
          "The store calls its site \(identity.siteName), and its central store \(other).")
      }
      return .init(
        check: "trust", isWell: true, sentence: "What the store says of itself was signed.")
    }
  }

  /// Whether each laptop stands for what the log has of it.
  private static func heads(_ store: Store) throws -> DoctorReport.Finding {
    try store.read { view in
      let (book, own) = (try view.trust(), view.identity.device)
      let ownKeys = try? store.deviceKeys()
      func isRight(_ head: SignedHead) -> Bool {
        let keys = head.name.device == own ? ownKeys : book.keys(of: head.name.device)
        return keys.map { head.isSigned(by: $0.signing, site: book.site) } ?? false
      }
      let all = try view.heads()
      if ownKeys != nil, all.contains(where: { $0.name.device == own && !isRight($0) }) {
        return .init(
          check: "heads", isWell: false,
          sentence: "This laptop did not sign what is entered as signed by it.",
          next: "ferrule refold, then ferrule doctor")
      }
      let signed = try signedNames(all.filter(isRight), view)
      let open = Set(
        try view.chainEnds().filter { $0.device != own && !signed.contains($0) }.map(\.device))
      guard let first = open.min() else {
        return .init(
          check: "heads", isWell: true,
          sentence: "Each laptop stands for what the log has of it.")
      }
      let name = try name(first, view.peers(), book, view) ?? String("\(first)".prefix(8))
      let more = open.count == 1 ? "" : " (and of \(open.count - 1) more)"
      return .init(
        check: "heads", isWell: false,
        sentence: "The signature of \(name)\(more) under its last changes is missing or wrong: "
          + "no other laptop takes them from here.",
        next: "ferrule sync merge BUNDLE of \(name), then ferrule doctor")
    }
  }

  /// Whether what peers said they hold is what they signed, and whether they are what was signed about them.
  private static func peers(_ store: Store) throws -> DoctorReport.Finding {
    try store.read { view in
      let all = try view.peers()
      let bad = all.filter { peer in
        // An older ferrule kept no proof: only the central store's word is asked for one.
        guard !peer.proof.isEmpty || peer.isCentral && manifest(of: peer) != nil else {
          return false
        }
        return provenManifest(of: peer, view) == nil
      }
      if let first = bad.first {
        return .init(
          check: "peers", isWell: false,
          sentence: "What \(first.laptop) said it holds is not as it was signed: it counts for "
            + "nothing in ferrule sync status.",
          next: "ferrule sync merge BUNDLE of \(first.laptop), then ferrule doctor")
      }
      let proven = all.filter { !$0.proof.isEmpty }
      return try faultOfRoles(proven, view.trust()) ?? faultOfNames(proven, view)
        ?? .init(
          check: "peers", isWell: true, sentence: "What other laptops said they hold was signed.")
    }
  }

  /// What is wrong with whom these proven peers are taken for; nil if nothing is.
  private static func faultOfRoles(_ peers: [PeerRecord], _ book: TrustBook) -> DoctorReport
    .Finding?
  {
    guard book.authority != nil else { return nil }
    // No bundle is taken of a laptop for which nobody vouched.
    if let first = peers.first(where: { book.keys(of: $0.device) == nil }) {
      return .init(
        check: "peers", isWell: false,
        sentence:
          "A bundle of \(first.laptop) was taken in, and what was signed about that laptop is "
          + "not here any more.", next: mergeAgain)
    }
    let wrong = peers.first { peer in
      let isVouchedFor = book.certificate(of: peer.device)?.role == .central
      // One that was vouched for as a central store since it was heard is entered with its next bundle.
      return peer.isCentral
        ? !isVouchedFor : isVouchedFor && manifest(of: peer)?.isCentral == true
    }
    return wrong.map { peer in
      .init(
        check: "peers", isWell: false,
        sentence: peer.isCentral
          ? "\(peer.laptop) is entered as a central store, and nobody vouched for that."
          : "\(peer.laptop) is a central store, and is not entered as one: what it has does not count as "
            + "home.",
        next: "ferrule sync merge, with a new bundle of \(peer.laptop), then ferrule doctor")
    }
  }

  /// What is wrong with the names these proven peers are entered under; nil if nothing is.
  ///
  /// A laptop is entered as somebody had vouched for it when it was heard, or as it calls itself.
  private static func faultOfNames(_ peers: [PeerRecord], _ view: StoreView) throws -> DoctorReport
    .Finding?
  {
    var names: [DeviceID: Set<String>] = [:]
    for case .certificate(let certificate) in try view.trustEntries().map(\.statement.content) {
      names[certificate.device, default: []].insert(certificate.laptop)
    }
    for peer in peers {
      guard let own = manifest(of: peer)?.laptop, own != peer.laptop,
        names[peer.device]?.contains(peer.laptop) != true
      else { continue }
      return .init(
        check: "peers", isWell: false,
        sentence: "\(own) is entered as \(peer.laptop), and nobody ever called it that.",
        next: "ferrule sync merge, with a new bundle of \(own), then ferrule doctor")
    }
    return nil
  }

  private static func bundles(_ store: Store) throws -> DoctorReport.Finding {
    let faults = try store.read { try $0.faultsOfBundles() }
    return .init(
      check: "bundles", isWell: faults.isEmpty,
      sentence: faults.isEmpty
        ? "What is remembered of bundles is in the log."
        : faults.prefix(5).joined(separator: "; ") + ".")
  }
}
