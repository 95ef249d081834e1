using GuidanceQa.Indexing.Vocabulary;
using Lucene.Net.Analysis.Core;
using Lucene.Net.Documents;
using Lucene.Net.Index;
using Lucene.Net.Store;
using Lucene.Net.Util;
using LuceneDocument = Lucene.Net.Documents.Document;

namespace GuidanceQa.Indexing.Search;

/// <summary>Writes the Lucene side of a generation: postings and ordinals, one segment, no stored text.</summary>
internal sealed class LuceneWriter : IDisposable
{
    private readonly NIOFSDirectory _directory;
    private readonly IndexWriter _writer;

    public LuceneWriter(string folder)
    {
        // Constructed, never FSDirectory.Open: that picks the memory-mapped directory, which is the slow one here.
        _directory = new NIOFSDirectory(new DirectoryInfo(folder));
        _writer = new IndexWriter(_directory, new IndexWriterConfig(LuceneVersion.LUCENE_48, new KeywordAnalyzer()) { Similarity = PassageFields.Similarity, OpenMode = OpenMode.CREATE });
    }

    public void Add(int ordinal, Documents.Document document, IReadOnlyList<IndexTerm>[] fields)
    {
        LuceneDocument entry =
        [
            new StringField(PassageFields.Document, document.Id, Field.Store.NO),
            new StringField(PassageFields.Kind, document.Kind, Field.Store.NO),
            new NumericDocValuesField(PassageFields.Ordinal, ordinal),
        ];
        for (var field = 0; field < fields.Length; field++)
        {
            entry.Add(new TextField(PassageFields.Names[field], new TermStream(fields[field])));
        }

        _writer.AddDocument(entry);
    }

    /// <summary>Commits as one segment.</summary>
    public void Dispose()
    {
        _writer.ForceMerge(1);
        _writer.Commit();
        _writer.Dispose();
        _directory.Dispose();
    }
}
