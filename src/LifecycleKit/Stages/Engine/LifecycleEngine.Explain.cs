using LifecycleKit.Conditions;
using LifecycleKit.Customers;

namespace LifecycleKit.Stages;

public sealed partial class LifecycleEngine
{
    /// <summary>
    /// Explains where a customer is: what keeps them at their stage, rule by rule, and from when on each rule could move them.
    /// </summary>
    /// <param name="state">Where the customer is.</param>
    /// <param name="history">What is remembered of them, unchanged since the state was made.</param>
    /// <param name="asOf">The instant to explain; time passes up to it first, without any effect on the state given.</param>
    /// <param name="explanation">
    /// Receives what became of every rule that leads from their stage, in place of what it held. A rule on events counts as matched when it
    /// would move them if one of its events came now and added nothing to the facts; its questions about the event are unknown. Each rule
    /// is tried, whatever the others came to.
    /// </param>
    /// <returns>Where they are at that instant.</returns>
    /// <exception cref="ArgumentException">The state is <c>default</c>.</exception>
    /// <exception cref="PredicateException">
    /// A host's predicate failed while time passed; the explanation then is empty. One that fails when a rule is tried is the outcome of
    /// that rule.
    /// </exception>
    /// <exception cref="FieldException">A host's field failed, likewise.</exception>
    public LifecycleState Explain(in LifecycleState state, CustomerHistory history, DateTimeOffset asOf, Explanation explanation)
    {
        ArgumentNullException.ThrowIfNull(explanation);
        Check(state, history);
        explanation.Clear();
        try
        {
            var buffer = Look(state, history, asOf, out var at);
            _explainer.Explain(buffer, FactsAt(buffer, history, at), FactsAt(buffer, history, buffer.AnchorTicks), explanation);
            return Close(buffer);
        }
        catch
        {
            explanation.Clear();
            throw;
        }
    }

    /// <summary>Returns what would move a customer on from where they are: when time will, and what other rules wait for.</summary>
    /// <param name="state">Where the customer is.</param>
    /// <param name="history">What is remembered of them, unchanged since the state was made.</param>
    /// <param name="asOf">The instant to look from; time passes up to it first, without any effect on the state given.</param>
    /// <returns>
    /// The moves that time brings about, by instant: the first is certain if nothing happens, and each later one would take its place if
    /// that did not. Then the others, those with the fewest needed changes first, and equals in the order of the rules. Of the alternatives
    /// in a condition the one with the fewest changes is returned (a field or predicate that must change is one, however much it must;
    /// among equals the first as written). At most 256 alternatives are compared in a call, and at least the first of each rule; a search
    /// for an instant looks at a bounded number of changes. Left out is a rule that cannot be brought about: that is over, that contradicts
    /// itself, that asks for another stage, or for a shorter stay than they have had; and a time-based rule that holds now, but not for as
    /// long as it must.
    /// </returns>
    /// <exception cref="ArgumentException">The state is <c>default</c>.</exception>
    /// <exception cref="PredicateException">A host's predicate failed in a time-based rule; in a rule on events it counts as
    /// unknown.</exception>
    /// <exception cref="FieldException">A host's field failed in a time-based rule; in a rule on events it counts as missing.</exception>
    public IReadOnlyList<PossibleTransition> GetPossibleTransitions(in LifecycleState state, CustomerHistory history, DateTimeOffset asOf)
    {
        Check(state, history);
        var buffer = Look(state, history, asOf, out var at);
        return _explainer.GetPossibleTransitions(buffer, FactsAt(buffer, history, at), FactsAt(buffer, history, buffer.AnchorTicks));
    }

    /// <summary>Where the customer is at an instant, but not before the latest change.</summary>
    private StateBuffer Look(in LifecycleState state, CustomerHistory history, DateTimeOffset asOf, out long at)
    {
        Open(state, history, asOf.UtcTicks, null, out var buffer);
        at = Math.Max(asOf.UtcTicks, buffer.AnchorTicks);
        Pass(ref buffer, history, at, null);
        return buffer;
    }
}
