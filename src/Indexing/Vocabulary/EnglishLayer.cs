using System.Collections.Frozen;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace GuidanceQa.Indexing.Vocabulary;

/// <summary>English for any subject: words of grammar, words by which people ask, everyday words, irregular forms, spellings and general synonyms. Data, in <c>english.yaml</c>.</summary>
public sealed class EnglishLayer
{
    private static readonly Lazy<EnglishLayer> Loaded = new(Read);

    private readonly FrozenSet<string> _function;
    private readonly FrozenSet<string> _neverDropped;
    private readonly FrozenSet<string> _scaffold;
    private readonly FrozenSet<string> _common;
    private readonly FrozenDictionary<string, string> _lemmas;
    private readonly BritishSpelling _spelling;

    private EnglishLayer(EnglishFile file)
    {
        _function = Words(file.FunctionWords);
        _neverDropped = Words(file.NeverDropped);
        _scaffold = Words(file.Scaffold);
        _common = Words(file.Common);
        _spelling = new BritishSpelling(file.Spelling, file.SpellingStarts, file.SpellingContains);
        Dictionary<string, string> lemmas = new(StringComparer.Ordinal);
        foreach (var (lemma, forms) in file.Lemmas)
        {
            foreach (var form in Words(forms))
            {
                lemmas[_spelling.Of(form)] = _spelling.Of(lemma);
            }
        }

        _lemmas = lemmas.ToFrozenDictionary(StringComparer.Ordinal);
        Synonyms = [.. file.Synonyms.OrderBy(s => s.Key, StringComparer.Ordinal).Select(s => (s.Key, (IReadOnlyList<string>)s.Value))];
        Contraries = file.Contraries.ToFrozenDictionary(c => c.Key, c => (IReadOnlyList<string>)c.Value, StringComparer.Ordinal);
    }

    /// <summary>A preferred name with the words that mean the same, in order of the name.</summary>
    public IReadOnlyList<(string Preferred, IReadOnlyList<string> Variants)> Synonyms { get; }

    /// <summary>By the preferred name of a synonym: words that say the contrary where nothing denies them ("asymptomatic": "symptoms").</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Contraries { get; }

    public static EnglishLayer Load() => Loaded.Value;

    /// <summary>Carries grammar only: indexed, never searched for.</summary>
    public bool IsFunctionWord(string term) => _function.Contains(term);

    /// <summary>A word of grammar that changes what is said: <c>not</c>, <c>unless</c>, <c>may</c>.</summary>
    public bool IsNeverDropped(string term) => _neverDropped.Contains(term);

    /// <summary>Asks, or speaks of the text itself; says nothing about a topic.</summary>
    public bool IsScaffold(string term) => _scaffold.Contains(term);

    /// <summary>An everyday word in any of its regular forms: unlikely to name a drug, a disease or a device.</summary>
    public bool IsCommon(string term) => IsListed(term) || IsListed(_spelling.Of(term)) || RegularForms.BasesOf(_spelling.Of(term)).Any(IsListed);

    /// <summary>British spelling, then the base of an irregular form; the term itself where neither is known.</summary>
    public string Lemma(string term)
    {
        var british = _spelling.Of(term);
        return _lemmas.GetValueOrDefault(british, british);
    }

    private bool IsListed(string term) => _common.Contains(term) || _scaffold.Contains(term) || _function.Contains(term);

    private static FrozenSet<string> Words(string text) => text.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.Ordinal);

    private static EnglishLayer Read()
    {
        using var stream = typeof(EnglishLayer).Assembly.GetManifestResourceStream(typeof(EnglishLayer), "english.yaml")
            ?? throw new InvalidOperationException("The resource Vocabulary/english.yaml is missing from the build.");
        using StreamReader reader = new(stream);
        var deserializer = new DeserializerBuilder().WithNamingConvention(CamelCaseNamingConvention.Instance).Build();
        return new EnglishLayer(deserializer.Deserialize<EnglishFile>(reader));
    }

    private sealed class EnglishFile
    {
        public string FunctionWords { get; set; } = "";

        public string NeverDropped { get; set; } = "";

        public string Scaffold { get; set; } = "";

        public string Common { get; set; } = "";

        public Dictionary<string, string> Lemmas { get; set; } = [];

        public Dictionary<string, string> Spelling { get; set; } = [];

        public Dictionary<string, string> SpellingStarts { get; set; } = [];

        public Dictionary<string, string> SpellingContains { get; set; } = [];

        public Dictionary<string, List<string>> Synonyms { get; set; } = [];

        public Dictionary<string, List<string>> Contraries { get; set; } = [];
    }
}
