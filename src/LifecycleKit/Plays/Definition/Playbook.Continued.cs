
namespace LifecycleKit.Plays;

public sealed partial class Playbook
{
    /// <summary>
    /// Returns this playbook as it goes on after another one that was in force: its experiments keep the buckets of those of the same key
    /// and salt, so that editing shares in JSON, options or configuration moves no customer from one arm to another.
    /// </summary>
    /// <remarks>
    /// See <see cref="Experiments.Experiment.ContinuedFrom"/>. What cannot go on is an error that says what to write: a missing arm, or
    /// more than belongs to no arm. An experiment with another salt starts from the beginning. Call it before a playbook replaces another;
    /// the result of the call is what to keep. A playbook whose experiments go on as they are is given back itself.
    /// </remarks>
    /// <param name="previous">The playbook in force before.</param>
    /// <returns>The playbook, unless an error refuses it, and what was found, the warnings of this playbook included.</returns>
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
            if (experiment.TryContinue(before, problems) is { } continued && continued != experiment) experiments = experiments.Replace(experiment, continued);
            diagnostics.AddRange(problems.Select(problem => PlaybookReader.ExperimentProblem(experiment.Key, problem)));
        }

        return new PlaybookLoadResult(Name, experiments == Experiments ? this : new Playbook(this, ControlGroup, experiments), diagnostics, isStrict: false);
    }
}
