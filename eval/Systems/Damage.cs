using GuidanceQa.Eval.Topics;

namespace GuidanceQa.Eval.Systems;

/// <summary>
/// A deliberate damage: it alters what passes between two rooms, from outside, so that the gates can be seen to notice. Nothing in the product knows of it.
/// </summary>
/// <param name="Name">As given to <c>--damage</c>.</param>
/// <param name="Between">The rooms it stands between.</param>
/// <param name="Says">What it does, in one sentence.</param>
/// <param name="Corpus">Alters a copy of the corpus folder before it is indexed.</param>
/// <param name="Question">Alters what is asked.</param>
/// <param name="Ranking">Alters a ranking.</param>
/// <param name="Answer">Alters an answer; told how many answers there were before it.</param>
/// <param name="Accepts">Decides for the verifier what may be shown: true lets a sentence through, false stops it, null leaves the decision.</param>
internal sealed record Damage(
    string Name,
    string Between,
    string Says,
    Action<string>? Corpus = null,
    Func<Asked, Asked>? Question = null,
    Func<IReadOnlyList<Hit>, IReadOnlyList<Hit>>? Ranking = null,
    Func<Reply, CorpusText, int, Reply>? Answer = null,
    Func<string, bool?>? Accepts = null);

/// <summary>A system behind a damage.</summary>
internal sealed class DamagedSystem(IAnsweringSystem system, Damage damage) : IAnsweringSystem
{
    private int _answers;

    public string Name => system.Name;

    public CorpusText Corpus => system.Corpus;

    public string Configuration => system.Configuration;

    public async Task<IReadOnlyList<Hit>> SearchAsync(Asked asked, int depth, CancellationToken cancel)
    {
        var ranking = await system.SearchAsync(damage.Question?.Invoke(asked) ?? asked, depth, cancel);
        return damage.Ranking?.Invoke(ranking) ?? ranking;
    }

    public async Task<Reply?> AnswerAsync(Asked asked, CancellationToken cancel)
    {
        var reply = await system.AnswerAsync(damage.Question?.Invoke(asked) ?? asked, cancel);
        return reply is null || damage.Answer is null ? reply : damage.Answer(reply, Corpus, _answers++);
    }
}
