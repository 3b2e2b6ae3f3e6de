import Change
import Paper
import Sync

/// What is known about who has what, for people and for programs.
enum StatusOutput {
  static func text(_ status: SyncStatus, _ receipt: SyncReceipt) -> String {
    var lines = ReceiptOutput.text(receipt, status)
    if let why = status.shutOut {
      lines.append("SHUT OUT  \(SafeLine.text(why)): others refuse what this laptop writes")
    } else if status.role == nil {
      lines.append(
        """
        NOT JOINED  nobody has vouched for this laptop: others refuse its bundles
          do: ferrule join request, and give that file to the lead
        """)
    }
    if !status.held.isEmpty {
      let held = HeldText.parts(all: status.held.count, forUpgrade: status.heldForUpgrade)
      lines.append("Held here: \(held.joined(separator: ", ")).")
      if !status.wants.isEmpty {
        lines.append("  Wanted: \(CountText.of(status.wants.count, "change")).")
      }
    }
    if status.peers.isEmpty {
      lines.append("No other laptop was heard yet.")
    } else {
      var table = Table(
        ["laptop", "last heard", "it lacked", "we lack", "sent"], rightAligned: [2, 3])
      for peer in status.peers {
        table.add([
          peer.laptop + (peer.isReplaced ? " (replaced)" : peer.isCentral ? " (central)" : ""),
          TimeText.minute(peer.heardMS),
          String(peer.lacked), String(peer.missingHere.count),
          peer.sentMS.map { TimeText.minute($0) },
        ])
      }
      lines.append(table.text().trimmedEnd)
    }
    if !status.void.isEmpty {
      lines.append(
        "WITHOUT EFFECT: \(CountText.of(status.void.count, "change")) of laptops that were shut out."
      )
      lines.append("  next: ferrule sync devices --void")
    }
    for copy in status.copies {
      lines.append("WARNING: " + CopyText.lines(copy).joined(separator: "\n"))
    }
    lines += ClockText.lines(status.clocks, oddMS: status.oddClockMS)
    if !status.copies.isEmpty { lines.append("  What to do is in docs/copies.md.") }
    return lines.joined(separator: "\n")
  }

  static func json(_ status: SyncStatus, _ receipt: SyncReceipt) -> JSONValue {
    .object(
      ReceiptOutput.json(receipt, status) + fields(status))
  }

  private static func fields(_ status: SyncStatus) -> [(String, JSONValue)] {
    [
      ("not_home", .integer(Int64(status.home.notHome))),
      ("role", .optional(status.role?.word)),
      ("without_effect", .integer(Int64(status.void.count))),
      ("central_heard", .bool({ if case .heard = status.home { true } else { false } }())),
      ("held", .integer(Int64(status.held.count))),
      ("held_for_upgrade", .integer(Int64(status.heldForUpgrade))),
      ("wants", .integer(Int64(status.wants.count))),
      (
        "peers",
        .array(
          status.peers.map {
            .object([
              ("device", .string($0.device.description)), ("laptop", .string($0.laptop)),
              ("central", .bool($0.isCentral)), ("heard", .string(TimeText.iso($0.heardMS))),
              ("lacked", .integer(Int64($0.lacked))),
              ("missing_here", .array($0.missingHere.map { .string($0.description) })),
            ])
          })
      ),
      ("devices", .array(status.devices.map(json))),
      ("copied", .array(status.copies.map(CopyText.json))),
      ("clocks_ahead", .array(status.clocks.map(ClockText.json))),
      ("clock_behind", .optional(status.oddClockMS.map(TimeText.iso))),
    ]
  }

  static func json(_ device: SyncStatus.Device) -> JSONValue {
    .object([
      ("device", .string(device.device.description)), ("laptop", .optional(device.laptop)),
      ("role", .optional(device.role?.word)), ("shut_out", .optional(device.shutOut)),
      ("last_seq", .integer(device.lastSeq)), ("own", .bool(device.isOwn)),
      ("forked", .bool(device.isForked)), ("replaced", .bool(device.isReplaced)),
    ])
  }
}
