using LifecycleKit.Scoring;

namespace LifecycleKit.Conditions;

public static partial class Fields
{
    private const string Scores = "score.";

    /// <summary>
    /// Creates the field <c>score.NAME</c>: a lead score, with at most four decimals. Between events the score only falls, and only at
    /// midnights of the context's zone. Missing when the customer has had custom events of more than 64 names, and a name with points is
    /// not kept (<see cref="CustomEventCount"/>).
    /// </summary>
    /// <param name="score">The score. The content hash of a definition or playbook that uses the field covers its parameters.</param>
    /// <exception cref="ArgumentNullException">The score is null.</exception>
    public static NumberField OfLeadScore(LeadScore score)
    {
        ArgumentNullException.ThrowIfNull(score);
        return new NumberField(
            $"{Scores}{score.Name}",
            (in Facts f, out decimal value) => score.TryRead(f.History, f.AsOfTicks, f.Context.TimeZone, out value),
            FieldTiming.Changing,
            (in Facts f, ReadOnlySpan<decimal> operands) =>
                score.NextCrossing(f.History, f.AsOfTicks, f.Context.TimeZone, operands),
            (in Facts f) => score.TryRead(f.History, f.AsOfTicks, f.Context.TimeZone, out var value)
                ? Scaled.Money(value) : Scaled.Missing,
            Scaled.MoneyScale)
        {
            LeadScore = score,
        };
    }
}
