using System.Globalization;
using System.Text;

namespace GuidanceQa.Eval.Importing;

/// <summary>
/// Writes foreign passages as a corpus of the product's own format: some hundred passages a file, the title as a heading, the text as one bullet, so that a passage is one statement. Square and curly brackets become
/// round ones, for the format reads numbers in square brackets as printed reference markers; nothing else of the words is changed.
/// </summary>
internal sealed class PassageWriter(string folder) : IDisposable
{
    private const int PassagesPerFile = 500;

    // The indexer takes files of up to 10 MB.
    private const int CharactersPerFile = 2_000_000;

    private static readonly string[] Labels = ["Plain:", "Refers to:", "Verdict:", "Evidence:"];

    private readonly StreamWriter _ids = new(Path.Combine(folder, ImportedCollection.IdFile)) { NewLine = "\n" };
    private readonly HashSet<string> _known = new(StringComparer.Ordinal);
    private readonly StringBuilder _text = new();
    private int _file;
    private int _inFile;

    public int Count => _known.Count;

    /// <summary>False when the id was written before.</summary>
    public bool Add(string id, string title, string text)
    {
        if (!_known.Add(id))
        {
            return false;
        }

        if (_inFile == 0)
        {
            _file++;
            _text.Append(CultureInfo.InvariantCulture, $"---\nid: {DocumentId}\ntitle: Passages\nkind: reference\n---\n\n# Passages\n");
        }

        _inFile++;
        _text.Append(CultureInfo.InvariantCulture, $"\n## {Escaped(title, "Untitled")}\n\n- {Escaped(text, title.Trim().Length > 0 ? title : "Empty")} {{#p{_inFile}}}\n");
        _ids.WriteLine($"{DocumentId}#p{_inFile.ToString(CultureInfo.InvariantCulture)}\t{id}");
        if (_inFile == PassagesPerFile || _text.Length > CharactersPerFile)
        {
            Flush();
        }

        return true;
    }

    public void Dispose()
    {
        Flush();
        _ids.Dispose();
    }

    private string DocumentId => $"passages-{_file.ToString("00000", CultureInfo.InvariantCulture)}";

    private void Flush()
    {
        if (_inFile > 0)
        {
            var corpus = Path.Combine(folder, "corpus");
            Directory.CreateDirectory(corpus);
            File.WriteAllText(Path.Combine(corpus, DocumentId + ".md"), _text.ToString());
            _text.Clear();
            _inFile = 0;
        }
    }

    // One line, every mark of punctuation escaped: whatever the text holds, it is text.
    private static string Escaped(string text, string instead)
    {
        StringBuilder escaped = new(text.Length + 16);
        foreach (var c in text)
        {
            if (char.IsWhiteSpace(c) || char.IsControl(c))
            {
                _ = escaped.Length > 0 && escaped[^1] != ' ' ? escaped.Append(' ') : escaped;
                continue;
            }

            var plain = c switch { '[' or '{' => '(', ']' or '}' => ')', _ => c };
            _ = char.IsAscii(plain) && char.IsPunctuation(plain) | char.IsSymbol(plain) ? escaped.Append('\\').Append(plain) : escaped.Append(plain);
        }

        var line = escaped.ToString().Trim();
        var label = Labels.FirstOrDefault(l => line.StartsWith(l[..^1] + "\\:", StringComparison.Ordinal));
        return line.Length == 0 ? Escaped(instead, "Empty") : label is null ? line : label[..^1] + " " + line[(label.Length - 1)..];
    }
}
