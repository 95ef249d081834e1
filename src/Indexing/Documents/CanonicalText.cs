using System.Text;

namespace GuidanceQa.Indexing.Documents;

/// <summary>Builds a document's canonical text piece by piece, so that every span is exact by construction.</summary>
internal sealed class CanonicalText
{
    private readonly StringBuilder _text = new();
    private readonly List<(string Heading, int Level, int Start, int End)> _sections = [];
    private readonly List<int> _open = [];

    public IReadOnlyList<string> Path(string? title) =>
        [.. _open.Select(i => _sections[i].Heading).Where((heading, depth) => depth > 0 || _sections[_open[0]].Level > 1 || !string.Equals(heading, title, StringComparison.Ordinal))];

    public IReadOnlyList<Section> Sections => [.. _sections.Select(s => new Section(s.Heading, s.Level, s.Start, s.End))];

    public override string ToString() => _text.ToString().TrimEnd('\n');

    public void Heading(string heading, int level)
    {
        CloseSections(level);
        BlankLine();
        _open.Add(_sections.Count);
        _sections.Add((heading, level, _text.Length, -1));
        _text.Append(heading);
        BlankLine();
    }

    /// <summary>Appends one line (a bullet, a row) and returns its span.</summary>
    public (int Start, int End) Line(string text)
    {
        if (_text.Length > 0 && _text[^1] != '\n')
        {
            _text.Append('\n');
        }

        var start = _text.Length;
        _text.Append(text).Append('\n');
        return (start, start + text.Length);
    }

    /// <summary>Appends a sentence to the running paragraph and returns its span.</summary>
    public (int Start, int End) Sentence(string text)
    {
        if (_text.Length > 0 && _text[^1] != '\n')
        {
            _text.Append(' ');
        }

        var start = _text.Length;
        _text.Append(text);
        return (start, start + text.Length);
    }

    public void BlankLine()
    {
        while (_text.Length > 0 && !EndsWithBlankLine())
        {
            _text.Append('\n');
        }
    }

    public void Finish() => CloseSections(0);

    private bool EndsWithBlankLine() => _text.Length >= 2 && _text[^1] == '\n' && _text[^2] == '\n';

    private void CloseSections(int level)
    {
        var end = _text.Length;
        while (end > 0 && _text[end - 1] == '\n')
        {
            end--;
        }

        while (_open.Count > 0 && _sections[_open[^1]].Level >= level)
        {
            var index = _open[^1];
            _sections[index] = _sections[index] with { End = Math.Max(end, _sections[index].Start) };
            _open.RemoveAt(_open.Count - 1);
        }
    }
}
