internal import GRDB

extension Store {
  /// Whether the store has the tables, indexes, views and triggers of its version, and no others.
  func checkSchema() throws -> DoctorReport.Finding {
    let faults = try queue.inDatabase(SchemaPart.faults)
    return DoctorReport.Finding(
      check: "schema", isWell: faults.isEmpty,
      sentence: faults.isEmpty
        ? "The tables are those of this version."
        : faults.prefix(5).joined(separator: "; ") + ".",
      next: faults.isEmpty
        ? nil
        : "ferrule sync export, merge that on another laptop, then here: ferrule init NEWDIR --from "
          + "BUNDLE of that laptop")
  }

  /// Whether the keys are this store's, and nobody else's to read.
  func checkKeys() -> DoctorReport.Finding {
    func finding(_ isWell: Bool, _ sentence: String, next: String? = nil) -> DoctorReport.Finding {
      DoctorReport.Finding(check: "key", isWell: isWell, sentence: sentence, next: next)
    }
    do {
      guard try DeviceKey(path: folder.key).deviceID == identity.device else {
        return finding(false, "device.key is the key of another device.")
      }
    } catch {
      return finding(false, (error as? StoreError)?.message ?? "device.key cannot be read.")
    }
    do {
      _ = try siteKey()
    } catch {
      let trouble = error as? StoreError
      return finding(
        false, trouble?.message ?? "authority.key cannot be read.", next: trouble?.next)
    }
    let open = [folder.key, folder.authorityKey].filter(FileWriting.isOpenToOthers)
    guard open.isEmpty else {
      let names = open.map { $0.split(separator: "/").last ?? "" }.joined(separator: " and ")
      return finding(
        false, "\(names) may be read by others than you, and so be copied.",
        next: "chmod 600 \(open.map { ShellWord.quoted($0) }.joined(separator: " "))")
    }
    return finding(true, "The key is this device's, and only you may read it.")
  }
}
