namespace LifecycleKit.Tracking;

/// <summary>A lead score of the customer is within a range, ends included. No index knows it, so each view is looked at.</summary>
internal sealed class LeadScoreAudience(string name, decimal min, decimal max) : AudienceCondition
{
    public override bool Holds(CustomerView view) => view.LeadScores.TryGetValue(name, out var score) && score >= min && score <= max;

    public override string? FindProblem(LifecycleRuntime runtime) =>
        runtime.LeadScores.Any(score => score.Name == name)
            ? null
            : $"No track and no play in force names the lead score '{name}'; "
              + (runtime.LeadScores.IsEmpty
                  ? "they name no lead score." : $"the lead scores are {Listed(runtime.LeadScores.Select(score => score.Name))}.");

    public override string ToString() => max == decimal.MaxValue
        ? FormattableString.Invariant($"lead score {name} from {min}") : FormattableString.Invariant($"lead score {name} {min} to {max}");
}
