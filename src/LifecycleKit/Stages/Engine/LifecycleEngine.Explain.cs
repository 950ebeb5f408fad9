using LifecycleKit.Conditions;
using LifecycleKit.Customers;

namespace LifecycleKit.Stages;

public sealed partial class LifecycleEngine
{
    /// <summary>
    /// Explains the current stage of a customer: for each rule, why it does not move the customer, and from when on it could.
    /// </summary>
    /// <param name="state">The customer's state.</param>
    /// <param name="history">The history of the customer, unchanged since the state was made.</param>
    /// <param name="asOf">The instant to explain. Time passes up to it first, without an effect on the given state.</param>
    /// <param name="explanation">
    /// Receives the result of every rule that leads from the stage; earlier content is replaced. A rule on events counts as matched when it
    /// would move the customer if one of its events arrived now and did not change the facts; fields of the event are unknown. Each rule is
    /// tried, whatever the results of the others.
    /// </param>
    /// <returns>The customer's state at that instant.</returns>
    /// <exception cref="ArgumentException">The state is <c>default</c>.</exception>
    /// <exception cref="PredicateException">
    /// A predicate of the host failed while time passed; then the explanation is empty. A predicate that fails when a rule is tried is
    /// reported as the outcome of that rule.
    /// </exception>
    /// <exception cref="FieldException">A custom field failed while time passed; then the explanation is empty.</exception>
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

    /// <summary>
    /// Returns the transitions that are possible from the customer's stage: when time brings them about, and what other rules need.
    /// </summary>
    /// <param name="state">The customer's state.</param>
    /// <param name="history">The history of the customer, unchanged since the state was made.</param>
    /// <param name="asOf">The current instant. Time passes up to it first, without an effect on the given state.</param>
    /// <returns>
    /// First the transitions that time brings about, by instant: the first one is certain if no event arrives, and each later one would
    /// happen if the earlier ones did not. Then the others, those with the fewest required changes first, and equal ones in the order of
    /// the rules. Of the alternatives in a condition, the one with the fewest changes is returned (each field or predicate that must change
    /// counts once; among equal alternatives the first in the text). At most 256 alternatives are compared in a call, and at least the
    /// first of each rule; a search for an instant evaluates a limited number of changes. Rules that can no longer fire are left out: rules
    /// that have ended, that contradict themselves, or that require another stage or a shorter stay; and time-based rules that hold now,
    /// but not for as long as they must.
    /// </returns>
    /// <exception cref="ArgumentException">The state is <c>default</c>.</exception>
    /// <exception cref="PredicateException">A predicate of the host failed in a time-based rule; in a rule on events it counts as
    /// unknown.</exception>
    /// <exception cref="FieldException">A custom field failed in a time-based rule; in a rule on events it counts as missing.</exception>
    public IReadOnlyList<PossibleTransition> GetPossibleTransitions(in LifecycleState state, CustomerHistory history, DateTimeOffset asOf)
    {
        Check(state, history);
        var buffer = Look(state, history, asOf, out var at);
        return _explainer.GetPossibleTransitions(buffer, FactsAt(buffer, history, at), FactsAt(buffer, history, buffer.AnchorTicks));
    }

    /// <summary>Returns the customer's state at an instant, but not before the latest change.</summary>
    private StateBuffer Look(in LifecycleState state, CustomerHistory history, DateTimeOffset asOf, out long at)
    {
        Open(state, history, asOf.UtcTicks, null, out var buffer);
        at = Math.Max(asOf.UtcTicks, buffer.AnchorTicks);
        Pass(ref buffer, history, at, null);
        return buffer;
    }
}
