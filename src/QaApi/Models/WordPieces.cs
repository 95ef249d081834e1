using Microsoft.ML.Tokenizers;

namespace GuidanceQa.QaApi.Models;

/// <summary>
/// Texts as the numbers that a BERT-like model reads: WordPiece with its special tokens, cut to a length. The tokenizer passes over signs that are no punctuation (≥, +, ²): to a vector, "≥ 5" and "5" are one. Vectors only
/// rank; what is said is verified on the text.
/// </summary>
internal sealed class WordPieces
{
    private const int SpecialTokens = 2;
    private const int SpecialTokensOfPair = 3;

    private readonly BertTokenizer _tokenizer;
    private readonly int _maximum;

    /// <exception cref="ModelException"><see cref="ModelReasons.Unknown"/>: the file is no vocabulary.</exception>
    public WordPieces(string vocabulary, bool lowerCase, int maximum)
    {
        _maximum = maximum;
        try
        {
            _tokenizer = BertTokenizer.Create(vocabulary, new BertOptions { LowerCaseBeforeTokenization = lowerCase });
        }
        catch (Exception e) when (e is ArgumentException or InvalidOperationException or IOException or FormatException or UnauthorizedAccessException)
        {
            throw new ModelException(ModelReasons.Unknown, $"{vocabulary} is no WordPiece vocabulary: it needs a token a line, with [UNK], [CLS], [SEP], [PAD] and [MASK] among them", e);
        }
    }

    /// <summary>One text.</summary>
    public IReadOnlyList<int> Of(string text) => [.. _tokenizer.BuildInputsWithSpecialTokens(Plain(text).Take(_maximum - SpecialTokens))];

    /// <summary>A question with a statement, and which number belongs to which; the statement is cut where both are too long.</summary>
    public (IReadOnlyList<int> Ids, IReadOnlyList<int> Types) OfPair(string question, string statement)
    {
        var first = Plain(question).Take((_maximum - SpecialTokensOfPair) / 2).ToList();
        var second = Plain(statement).Take(_maximum - SpecialTokensOfPair - first.Count).ToList();
        return ([.. _tokenizer.BuildInputsWithSpecialTokens(first, second)], [.. _tokenizer.CreateTokenTypeIdsFromSequences(first, second)]);
    }

    private IReadOnlyList<int> Plain(string text) => _tokenizer.EncodeToIds(text, addSpecialTokens: false);
}
