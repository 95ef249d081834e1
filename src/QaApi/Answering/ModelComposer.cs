using System.Runtime.CompilerServices;
using GuidanceQa.QaApi.Grounding;
using GuidanceQa.QaApi.Models;

namespace GuidanceQa.QaApi.Answering;

/// <summary>
/// Composes an answer with a model: it chooses and orders whole statements, or writes sentences that must pass the verifier one by one. Where it fails, in whatever way, the reader gets the default answer and is told so. Lists under one
/// heading, overviews, refusals and safety messages are no matter for a model.
/// </summary>
internal sealed class ModelComposer(ChatModel model, ExtractiveComposer extractive, ClaimVerifier verifier) : IAnswerComposer
{
    /// <summary>Why the default composed though a model was asked for: there was nothing to choose from.</summary>
    public const string NotNeeded = "no_model_needed";

    /// <summary>Why blocks are taken back: the model left out the statement that answers the question.</summary>
    public const string LeadMissing = "direct_answer_missing";

    private const string CautionMissing = "caution_missing";

    public string Name => model.Name;

    private PromptFile Prompt => IsRewriting ? ComposerPrompts.Rewrite : ComposerPrompts.Selection;

    private bool IsRewriting => model.Mode == ModelModes.Rewrite;

    public async IAsyncEnumerable<ComposerStep> ComposeAsync(EvidenceSet evidence, Ask ask, [EnumeratorCancellation] CancellationToken cancel)
    {
        if (evidence.Status is not (Statuses.Answered or Statuses.Partial) || evidence.Shape != AnswerShape.Direct)
        {
            foreach (var step in extractive.Steps(evidence, ask, new ComposerUse(ExtractiveComposer.ComposerName, null, null, NotNeeded)))
            {
                yield return step;
            }

            yield break;
        }

        ModelChanges changes = new();
        ModelException? fault = null;
        var steps = WithModelAsync(evidence, ask, changes, cancel).GetAsyncEnumerator(cancel);
        await using (steps)
        {
            while (true)
            {
                try
                {
                    if (!await steps.MoveNextAsync())
                    {
                        break;
                    }
                }
                catch (ModelException e)
                {
                    fault = e;
                    break;
                }

                yield return steps.Current;
            }
        }

        if (fault is null)
        {
            yield return new ComposerStep.Done(new ComposerUse(Name, model.Model, null, null) { Changes = changes.All }, model.Fingerprint, Prompt.Version);
            yield break;
        }

        yield return new ComposerStep.Reset(fault.Reason);
        foreach (var step in extractive.Steps(evidence, ask, new ComposerUse(ExtractiveComposer.ComposerName, null, Name, fault.Reason) { Changes = changes.All }))
        {
            yield return step;
        }
    }

    // Plain renderings are their author's words: for those who read them a model only chooses.
    private async IAsyncEnumerable<ComposerStep> WithModelAsync(EvidenceSet evidence, Ask ask, ModelChanges changes, [EnumeratorCancellation] CancellationToken cancel)
    {
        var offer = ModelOffer.Of(evidence, model.Offer);
        if (offer.Statements.Count == 0)
        {
            throw new ModelException(ModelReasons.TooLong, "not one statement fits into the prompt's budget of tokens");
        }

        ModelAnswer answer = new(extractive, evidence, ask);
        foreach (var block in answer.Open())
        {
            yield return block;
        }

        await foreach (var step in IsRewriting && !Audiences.ReadsPlain(ask.Audience) ? RewriteAsync(answer, offer, evidence, ask, changes, cancel) : SelectAsync(answer, offer, evidence, ask, changes, cancel))
        {
            yield return step;
        }

        foreach (var statement in offer.Kept.Where(s => !answer.Shows(s)))
        {
            changes.Add(ModelChanges.Restored, CautionMissing);
            foreach (var step in answer.Show(null, statement))
            {
                yield return step;
            }
        }

        foreach (var step in answer.Close())
        {
            yield return step;
        }
    }

    private async IAsyncEnumerable<ComposerStep> SelectAsync(ModelAnswer answer, ModelOffer offer, EvidenceSet evidence, Ask ask, ModelChanges changes, [EnumeratorCancellation] CancellationToken cancel)
    {
        ItemReader reader = new(ComposerPrompts.SelectionForm);
        SelectionReader selection = new(offer, changes, ModelOffer.MostShown(ask));
        await foreach (var piece in model.WriteAsync(ComposerPrompts.Selection.With(offer.Values(evidence, ask)), ComposerPrompts.SelectionForm, model.NewBudget(), cancel))
        {
            foreach (var (heading, statement) in reader.Take(piece).SelectMany(selection.Read))
            {
                foreach (var step in answer.Show(heading, statement))
                {
                    yield return step;
                }
            }
        }

        reader.End();
        if (selection.Chosen.Count == 0)
        {
            throw new ModelException(ModelReasons.BadOutput, "the model chose none of the statements");
        }

        if (!answer.Shows(offer.Lead))
        {
            changes.Add(ModelChanges.Restored, LeadMissing);
            yield return new ComposerStep.Reset(LeadMissing);
            foreach (var step in answer.Open().Concat(selection.Chosen.Prepend((null, offer.Lead)).SelectMany(c => answer.Show(c.Heading, c.Statement))))
            {
                yield return step;
            }
        }
    }

    private async IAsyncEnumerable<ComposerStep> RewriteAsync(ModelAnswer answer, ModelOffer offer, EvidenceSet evidence, Ask ask, ModelChanges changes, [EnumeratorCancellation] CancellationToken cancel)
    {
        var budget = model.NewBudget();
        var turns = ComposerPrompts.Rewrite.With(offer.Values(evidence, ask));
        for (var isSecond = false; ; isSecond = true)
        {
            ItemReader reader = new(ComposerPrompts.RewriteForm);
            RewriteReader rewriting = new(offer, new SentenceRepair(verifier, offer), changes, ModelOffer.MostShown(ask));
            await foreach (var piece in model.WriteAsync(turns, ComposerPrompts.RewriteForm, budget, cancel))
            {
                foreach (var (heading, sentence) in reader.Take(piece).SelectMany(rewriting.Read))
                {
                    foreach (var step in answer.Show(heading, sentence))
                    {
                        yield return step;
                    }
                }
            }

            reader.End();
            if (answer.Shows(offer.Lead) && rewriting.IsGrounded)
            {
                yield break;
            }

            if (isSecond)
            {
                throw new ModelException(ModelReasons.NotGrounded, "too little of what the model wrote is what its citations say");
            }

            changes.Add(ModelChanges.Retried, rewriting.IsGrounded ? LeadMissing : ModelReasons.NotGrounded);
            yield return new ComposerStep.Reset(rewriting.IsGrounded ? LeadMissing : ModelReasons.NotGrounded);
            turns = [.. turns, new ChatTurn(ChatTurn.Assistant, reader.Text), new ChatTurn(ChatTurn.User, rewriting.Complaint())];
            foreach (var step in answer.Open())
            {
                yield return step;
            }
        }
    }
}
