import Console
import Foundation

/// The operating system's reason for the error with this number, "Permission denied" say.
func systemReason(_ number: Int32) -> String { String(cString: strerror(number)) }

extension Error {
  /// Why the system refused something, in its own words and without Foundation's.
  ///
  /// Foundation says "NSCocoaErrorDomain error 256" where the system below it said "Is a directory".
  package var systemReason: String {
    if let error = self as? ProcessError { return error.description }
    let error = self as NSError
    if error.domain == NSPOSIXErrorDomain { return DataFiles.systemReason(Int32(error.code)) }
    if error.domain == NSCocoaErrorDomain,
      let underlying = error.userInfo[NSUnderlyingErrorKey] as? any Error
    {
      return underlying.systemReason
    }
    if let error = self as? URLError, error.code == .timedOut { return "no answer in time" }
    return error.userInfo[NSLocalizedDescriptionKey] as? String ?? "error \(error.code)"
  }
}
