extension ProseBlock {
  /// The name of a listing's language: "C++" for "cpp", "Python" for "python".
  var languageName: String {
    let language = listingLanguage ?? ""
    let names = ["cpp": "C++", "js": "JavaScript", "matlab": "MATLAB", "py": "Python"]
    return names[language] ?? language.prefix(1).uppercased() + language.dropFirst()
  }
}
