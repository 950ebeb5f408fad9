namespace LifecycleKit.Plays;

public sealed partial class Playbook
{
    /// <summary>
    /// Returns this playbook as the successor of another one that is in force: each experiment keeps the buckets of the experiment of the
    /// same key and salt, so that editing shares in JSON, options or configuration moves no customer from one arm to another.
    /// </summary>
    /// <remarks>
    /// See <see cref="Experiments.Experiment.ContinuedFrom"/>. A missing arm, and shares that need more buckets than are free, are errors
    /// that say how to correct the experiment. An experiment with another salt starts from the beginning. Call this method before a
    /// playbook replaces another one, and use the returned playbook. When no experiment changes, the returned playbook is this instance.
    /// </remarks>
    /// <param name="previous">The playbook in force.</param>
    /// <returns>The playbook, or null in case of an error, and all diagnostics, the warnings of this playbook included.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="previous"/> is null.</exception>
    public PlaybookLoadResult ContinuedFrom(Playbook previous)
    {
        ArgumentNullException.ThrowIfNull(previous);
        var diagnostics = new List<Diagnostic>(Warnings);
        var experiments = Experiments;
        foreach (var experiment in Experiments)
        {
            if (!previous._experiments.TryGetValue(experiment.Key, out var before)) continue;
            var problems = new List<string>();
            if (experiment.TryContinue(before, problems) is { } continued && continued != experiment)
                experiments = experiments.Replace(experiment, continued);
            diagnostics.AddRange(problems.Select(problem => PlaybookReader.ExperimentProblem(experiment.Key, problem)));
        }

        return new PlaybookLoadResult(
            Name, experiments == Experiments ? this : new Playbook(this, ControlGroup, experiments), diagnostics, isStrict: false);
    }
}
