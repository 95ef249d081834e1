using System.Buffers.Binary;
using System.Collections.Frozen;
using System.IO.MemoryMappedFiles;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;

namespace GuidanceQa.Indexing.Search;

/// <summary>
/// The memory-mapped file beside Lucene. Loading stored fields from Lucene costs many times the search itself, so texts, offsets and token positions lie here.
/// Layout, little endian: magic; offsets of eight sections; documents (blobs of JSON); first statement of each document; start of each statement's fields in the token pool;
/// token pool (term, position); terms; how many statements hold each term; links (from, to); average length of each field.
/// </summary>
internal sealed unsafe class Store : IDisposable
{
    public const ulong Magic = 0x3130_4151_4453_4755; // "UGSDQA01" as bytes

    public const int SectionCount = 8;

    private readonly MemoryMappedFile _file;
    private readonly MemoryMappedViewAccessor _view;
    private readonly byte* _start;
    private readonly long[] _offsets = new long[SectionCount];
    private readonly StoredDocument?[] _documents;
    private readonly FrozenDictionary<string, int> _terms;

    public Store(string path)
    {
        _file = MemoryMappedFile.CreateFromFile(path, FileMode.Open, null, 0, MemoryMappedFileAccess.Read);
        _view = _file.CreateViewAccessor(0, 0, MemoryMappedFileAccess.Read);
        byte* pointer = null;
        _view.SafeMemoryMappedViewHandle.AcquirePointer(ref pointer);
        _start = pointer + _view.PointerOffset;
        if (BinaryPrimitives.ReadUInt64LittleEndian(new ReadOnlySpan<byte>(_start, 8)) != Magic)
        {
            Dispose();
            throw new IndexDamagedException($"{path} is not a store of this format: build the index again.");
        }

        for (var i = 0; i < SectionCount; i++)
        {
            _offsets[i] = BinaryPrimitives.ReadInt64LittleEndian(new ReadOnlySpan<byte>(_start + 8 + (8 * i), 8));
        }

        _documents = new StoredDocument?[ReadInt(_offsets[0])];
        Dictionary<string, int> terms = new(StringComparer.Ordinal);
        var count = ReadInt(_offsets[4]);
        var lengths = MemoryMarshal.Cast<byte, int>(new ReadOnlySpan<byte>(_start + _offsets[4] + 4, count * 4));
        var at = _offsets[4] + 4 + (4L * count);
        for (var i = 0; i < count; i++)
        {
            terms[Encoding.UTF8.GetString(_start + at, lengths[i])] = i;
            at += lengths[i];
        }

        _terms = terms.ToFrozenDictionary(StringComparer.Ordinal);
        var averages = _offsets[7];
        AverageLengths = [.. Enumerable.Range(0, PassageFields.Count).Select(f => BinaryPrimitives.ReadDoubleLittleEndian(new ReadOnlySpan<byte>(_start + averages + (8 * f), 8)))];
    }

    public IReadOnlyList<double> AverageLengths { get; }

    public int DocumentCount => _documents.Length;

    public int StatementCount => FirstStatements[^1];

    public int TermCount => _terms.Count;

    public IEnumerable<string> Terms => _terms.Keys;

    /// <summary>Ordinal of the first statement of each document, and one past the last.</summary>
    public ReadOnlySpan<int> FirstStatements => Ints(1);

    /// <summary>Pairs of statement ordinals: from, to.</summary>
    public ReadOnlySpan<int> Links => Ints(6);

    /// <summary>The document, read when first asked for and kept.</summary>
    public StoredDocument Document(int number) =>
        _documents[number] ??= JsonSerializer.Deserialize(Blob(0, number), IndexJson.Default.StoredDocument)
            ?? throw new IndexDamagedException("The store holds an empty document: build the index again.");

    /// <summary>The term's number, or -1.</summary>
    public int TermId(string term) => _terms.GetValueOrDefault(term, -1);

    /// <summary>How many statements hold the term in their text, rendering or headings.</summary>
    public int Frequency(int termId) => Ints(5)[termId];

    /// <summary>Pairs of (term, position) of one field of one statement, in position order.</summary>
    public ReadOnlySpan<int> Tokens(int statement, int field)
    {
        var starts = Ints(2);
        var at = (statement * PassageFields.Count) + field;
        return Ints(3)[starts[at]..starts[at + 1]];
    }

    public void Dispose()
    {
        if (_start is not null)
        {
            _view.SafeMemoryMappedViewHandle.ReleasePointer();
        }

        _view.Dispose();
        _file.Dispose();
    }

    private int ReadInt(long offset) => BinaryPrimitives.ReadInt32LittleEndian(new ReadOnlySpan<byte>(_start + offset, 4));

    private ReadOnlySpan<int> Ints(int section)
    {
        var offset = _offsets[section];
        return MemoryMarshal.Cast<byte, int>(new ReadOnlySpan<byte>(_start + offset + 4, ReadInt(offset) * 4));
    }

    private ReadOnlySpan<byte> Blob(int section, int number)
    {
        var offset = _offsets[section];
        var count = ReadInt(offset);
        var lengths = MemoryMarshal.Cast<byte, int>(new ReadOnlySpan<byte>(_start + offset + 4, count * 4));
        var at = offset + 4 + (4L * count);
        for (var i = 0; i < number; i++)
        {
            at += lengths[i];
        }

        return new ReadOnlySpan<byte>(_start + at, lengths[number]);
    }
}
