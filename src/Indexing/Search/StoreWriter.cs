using System.Text;
using System.Text.Json;
using GuidanceQa.Indexing.Vocabulary;

namespace GuidanceQa.Indexing.Search;

/// <summary>Writes the file that lies beside Lucene: documents, token positions, term statistics and links (layout: <see cref="Store"/>).</summary>
internal sealed class StoreWriter
{
    private readonly Dictionary<string, int> _termIds = new(StringComparer.Ordinal);
    private readonly List<int> _frequency = [];
    private readonly List<int> _tokens = [];
    private readonly List<int> _fieldStarts = [];
    private readonly List<byte[]> _documents = [];
    private readonly List<int> _firstStatement = [0];
    private readonly long[] _lengths = new long[PassageFields.Count];
    private int _statements;

    public int Terms => _termIds.Count;

    public int Statements => _statements;

    public void AddDocument(StoredDocument document)
    {
        _documents.Add(JsonSerializer.SerializeToUtf8Bytes(document, IndexJson.Default.StoredDocument));
        _firstStatement.Add(_firstStatement[^1] + document.Document.Statements.Count);
    }

    /// <summary>Adds one statement's terms, field by field in the order of <see cref="PassageFields"/>. Statements come in the order of their documents.</summary>
    public void AddStatement(IReadOnlyList<IndexTerm>[] fields)
    {
        HashSet<int> seen = [];
        for (var field = 0; field < fields.Length; field++)
        {
            _fieldStarts.Add(_tokens.Count);
            foreach (var (term, position) in fields[field])
            {
                if (!_termIds.TryGetValue(term, out var id))
                {
                    id = _termIds.Count;
                    _termIds[term] = id;
                    _frequency.Add(0);
                }

                _tokens.Add(id);
                _tokens.Add(position);

                // Neighbours do not make a term frequent: they would count every word three times.
                if (field != PassageFields.Context && seen.Add(id))
                {
                    _frequency[id]++;
                }
            }

            _lengths[field] += LengthOf(fields[field]);
        }

        _statements++;
    }

    public void Write(string path, IReadOnlyList<(int From, int To)> links)
    {
        using FileStream stream = new(path, FileMode.Create, FileAccess.Write, FileShare.None);
        using BinaryWriter writer = new(stream, Encoding.UTF8);
        writer.Write(Store.Magic);
        var table = stream.Position;
        for (var i = 0; i < Store.SectionCount; i++)
        {
            writer.Write(0L);
        }

        List<long> offsets = [];
        void Begin()
        {
            while (stream.Position % 8 != 0)
            {
                writer.Write((byte)0);
            }

            offsets.Add(stream.Position);
        }

        void Ints(IReadOnlyCollection<int> values)
        {
            Begin();
            writer.Write(values.Count);
            foreach (var value in values)
            {
                writer.Write(value);
            }
        }

        void Blobs(IReadOnlyList<byte[]> blobs)
        {
            Begin();
            writer.Write(blobs.Count);
            foreach (var blob in blobs)
            {
                writer.Write(blob.Length);
            }

            foreach (var blob in blobs)
            {
                writer.Write(blob);
            }
        }

        Blobs(_documents);
        Ints(_firstStatement);
        _fieldStarts.Add(_tokens.Count);
        Ints(_fieldStarts);
        Ints(_tokens);
        Blobs([.. _termIds.OrderBy(t => t.Value).Select(t => Encoding.UTF8.GetBytes(t.Key))]);
        Ints(_frequency);
        Ints([.. links.SelectMany(l => new[] { l.From, l.To })]);
        Begin();
        foreach (var length in _lengths)
        {
            writer.Write(_statements == 0 ? 1.0 : Math.Max(1.0, (double)length / _statements));
        }

        writer.Flush();
        stream.Position = table;
        foreach (var offset in offsets)
        {
            writer.Write(offset);
        }

        writer.Flush();
        stream.Flush(flushToDisk: true);
    }

    /// <summary>The length of a field: positions, not terms, so that alternatives and concepts do not make a statement longer.</summary>
    public static int LengthOf(IReadOnlyList<IndexTerm> terms)
    {
        var length = 0;
        var position = -1;
        foreach (var term in terms)
        {
            length += term.Position != position ? 1 : 0;
            position = term.Position;
        }

        return length;
    }
}
