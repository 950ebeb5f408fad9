namespace LifecycleKit.Experiments;

public sealed partial class Experiment
{
    /// <summary>
    /// Returns this experiment with the buckets of a running one, so that its arms keep their customers with any new shares.
    /// </summary>
    /// <remarks>
    /// Arms change as with <see cref="WithShare"/>: a growing arm first takes back customers that it once released, then customers who were
    /// never in an arm; a shrinking arm releases its last customers from the experiment. Buckets that the options of this experiment name
    /// are used only when no bucket of the running one would change its arm. With another salt the draw is a different one, and this
    /// experiment is returned unchanged.
    /// </remarks>
    /// <param name="previous">The running experiment, of the same key.</param>
    /// <exception cref="ArgumentNullException"><paramref name="previous"/> is null.</exception>
    /// <exception cref="ArgumentException">
    /// The keys differ, an arm of the running experiment is missing here, or there are too few free buckets; the message lists all
    /// problems.
    /// </exception>
    public Experiment ContinuedFrom(Experiment previous)
    {
        ArgumentNullException.ThrowIfNull(previous);
        if (!string.Equals(Key, previous.Key, StringComparison.Ordinal))
        {
            throw new ArgumentException(
                $"The experiment '{Key}' cannot continue '{previous.Key}': the keys must be equal.", nameof(previous));
        }

        var problems = new List<string>();
        return TryContinue(previous, problems)
            ?? throw new ArgumentException(
                $"The experiment '{Key}' cannot continue the running one:\n- {string.Join("\n- ", problems)}", nameof(previous));
    }

    /// <summary>
    /// Returns the same as <see cref="ContinuedFrom"/>; null, with the problems, when this experiment cannot continue the other one.
    /// </summary>
    internal Experiment? TryContinue(Experiment previous, List<string> problems)
    {
        if (!string.Equals(Salt, previous.Salt, StringComparison.Ordinal)) return this;
        var options = ToOptions();
        int[] armOf = [.. previous.Arms.Select(arm => options.Arms.ToList().FindIndex(own => own.Key == arm.Key))];
        if (BucketOwners.Of(options.Arms).Keep(BucketOwners.Of(previous.ToOptions().Arms), armOf)) return this;
        foreach (var arm in previous.Arms.Where((_, i) => armOf[i] < 0))
        {
            problems.Add(
                $"Arms: the arm '{arm.Key}' of the running experiment is missing. Keep the arm with 0 basis points, so that no other arm gets its "
                + "customers; to draw all arms again, give the experiment another salt.");
        }

        foreach (var arm in options.Arms) arm.Buckets = previous.Find(arm.Key!)?.Buckets;
        var owners = BucketOwners.Of(options.Arms);
        problems.AddRange(owners.Problems);
        return problems.Count == 0 ? new Experiment(options, owners) : null;
    }
}
