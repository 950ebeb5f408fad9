using LifecycleKit.Conditions;

namespace LifecycleKit.Plays;

public sealed partial class Playbook
{
    /// <summary>
    /// Explains what becomes of a play for a customer now, in one line, culture-invariant: why it is said, or the first thing that holds it back with
    /// what there is against what is required, and until when.
    /// </summary>
    /// <param name="play">A play of this playbook.</param>
    /// <param name="input">What is known of the customer.</param>
    /// <returns>Text such as <c>win-back: condition false at orders.count &gt;= 1 (0)</c>; of a condition at most three leaves are named.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="play"/> is null.</exception>
    /// <exception cref="ArgumentException"><paramref name="play"/> is of another playbook.</exception>
    /// <exception cref="PredicateException">A host's predicate failed in another play; one that fails in this play is the reason
    /// returned.</exception>
    /// <exception cref="FieldException">A host's field failed, likewise.</exception>
    public string Explain(Play play, in PlayInput input)
    {
        ArgumentNullException.ThrowIfNull(play);
        var place = Plays.IndexOf(play);
        if (place < 0) throw new ArgumentException($"The playbook '{Name}' has no such play '{play.Key}'.", nameof(play));
        return $"{play.Key}: {Reason(play, place, input)}";
    }

    /// <summary>
    /// Its condition is evaluated once. A host's code that fails in it is the reason; one that fails in another play leaves no decision.
    /// </summary>
    private string Reason(Play play, int place, in PlayInput input)
    {
        var trace = new ConditionTrace();
        try
        {
            var decision = new PlayDecision();
            Decide(input, decision, place, trace);
            return PlayReason.Text(this, decision.Results[place], input, trace);
        }
        catch (Exception error) when (error is PredicateException or FieldException && trace.HasFailed)
        {
            return PlayReason.Condition(play.When!, Truth.Unknown, trace, input);
        }
    }
}
