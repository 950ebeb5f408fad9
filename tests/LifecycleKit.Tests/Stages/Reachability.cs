using LifecycleKit.Customers;
using LifecycleKit.Stages;

namespace LifecycleKit.Tests.Stages;

/// <summary>Searches stories breadth-first on the real engine for the rules that can fire, each with its shortest story.</summary>
internal sealed class Reachability
{
    private const int MaxStories = 50_000;

    private readonly Dictionary<string, string> _pathToStage = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _pathToRule = new(StringComparer.Ordinal);
    private readonly HashSet<string> _left = new(StringComparer.Ordinal);

    private Reachability()
    {
    }

    /// <summary>The shortest way to each stage that can be reached: moves in order.</summary>
    public IReadOnlyDictionary<string, string> PathToStage => _pathToStage;

    /// <summary>The shortest way to each rule that can fire.</summary>
    public IReadOnlyDictionary<string, string> PathToRule => _pathToRule;

    /// <summary>The stages from which a customer can move on.</summary>
    public IReadOnlySet<string> Left => _left;

    /// <param name="start">The story from which the search begins.</param>
    /// <param name="lifecycle">The lifecycle of the story: the search ends when every rule has fired and a customer has moved on from every
    /// stage.</param>
    public static Reachability Explore(Story start, LifecycleDefinition lifecycle)
    {
        var found = new Reachability();
        found._pathToStage[start.Stage] = "(start)";
        var seen = new HashSet<object> { Signature(start) };
        var queue = new Queue<(Story Story, string Path)>([(start, "")]);
        while (!found.IsAll(lifecycle) && queue.TryDequeue(out var node) && seen.Count < MaxStories)
        {
            foreach (var move in Move.Palette)
            {
                var next = node.Story.Clone();
                move.Play(next);
                var path = node.Path.Length == 0 ? move.Name : $"{node.Path}, {move.Name}";
                found.Note(next, node.Story.Transitions.Count, path);
                if (seen.Add(Signature(next))) queue.Enqueue((next, path));
            }
        }

        return found;
    }

    private bool IsAll(LifecycleDefinition lifecycle) =>
        _pathToRule.Count == lifecycle.Rules.Count && _left.Count == lifecycle.Stages.Count;

    private void Note(Story story, int known, string path)
    {
        foreach (var transition in story.Transitions.Skip(known))
        {
            _left.Add(transition.From);
            _pathToStage.TryAdd(transition.To, path);
            _pathToRule.TryAdd(transition.Rule, path);
        }
    }

    /// <summary>
    /// Returns a coarse key of a story; stories with one key are continued once. A coarse key can hide a path, but never invents one.
    /// </summary>
    private static (string, int, int, Channels, int, int, int, int, int) Signature(Story story)
    {
        var profile = story.Profile;
        return (
            story.Stage, profile.OrderCount, Math.Min(profile.EngagedVisitCount, 2), profile.Contacts.GetChannels(story.Now),
            Math.Min(profile.OpenSubscriptionCount, 1),
            Age(profile.LastOrderAt), Age(profile.LastSeenAt), Math.Min(story.Deals.WonCount, 2), Math.Min(story.Deals.OpenCount, 1));

        int Age(DateTimeOffset? instant) => instant is { } at ? (int)(story.Now - at).TotalDays / 90 : -1;
    }
}
