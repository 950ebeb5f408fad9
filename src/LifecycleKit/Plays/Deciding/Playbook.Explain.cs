using LifecycleKit.Conditions;

namespace LifecycleKit.Plays;

public sealed partial class Playbook
{
    /// <summary>
    /// Explains the result of a play for a customer now: why the play is chosen, or the first reason against it, with the actual and the
    /// required values and until when.
    /// </summary>
    /// <param name="play">A play of this playbook.</param>
    /// <param name="input">The customer and the instant.</param>
    /// <returns>The result and the reason, such as <c>condition false at orders.count &gt;= 1 (0)</c>. At most three leaves of a condition
    /// are named.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="play"/> is null.</exception>
    /// <exception cref="ArgumentException"><paramref name="play"/> is not a play of this playbook.</exception>
    /// <exception cref="PredicateException">A predicate of the host failed in another play. A failure in this play is the returned
    /// reason.</exception>
    /// <exception cref="FieldException">A field of the host failed in another play. A failure in this play is the returned
    /// reason.</exception>
    public PlayExplanation Explain(Play play, in PlayInput input)
    {
        ArgumentNullException.ThrowIfNull(play);
        var position = Plays.IndexOf(play);
        if (position < 0) throw new ArgumentException($"The play '{play.Key}' is not a play of the playbook '{Name}'.", nameof(play));

        // The condition is evaluated once: in the decision.
        var trace = new ConditionTrace();
        try
        {
            var decision = new PlayDecision();
            Decide(input, decision, position, trace);
            var result = decision.Results[position];
            return new PlayExplanation(result, PlayReason.Text(this, result, input, trace));
        }
        catch (Exception error) when (error is PredicateException or FieldException && trace.HasFailed)
        {
            return new PlayExplanation(
                new PlayResult(play, PlayOutcome.ConditionUnknown), PlayReason.Condition(play.When!, Truth.Unknown, trace, input));
        }
    }
}
