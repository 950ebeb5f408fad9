using LifecycleKit.Stages;

namespace LifecycleKit.Testing;

/// <summary>Looks for the shortest sequence of steps to each stage, breadth first, in the order of the steps.</summary>
/// <param name="engine">The engine.</param>
/// <param name="steps">The steps.</param>
/// <param name="signature">Tells apart customers whose further ways may differ.</param>
/// <param name="options">The bounds.</param>
internal sealed class StageSearch(
    LifecycleEngine engine, IReadOnlyList<ExplorationStep> steps, StateSignature signature, ExplorationOptions options)
{
    private readonly Dictionary<string, SearchNode> _found = new(StringComparer.Ordinal);
    private readonly HashSet<string> _fired = new(StringComparer.Ordinal);
    private readonly HashSet<string> _known = new(StringComparer.Ordinal);
    private readonly Queue<SearchNode> _open = new();
    private readonly List<Transition> _transitions = [];

    /// <summary>The first customer that was found in each stage.</summary>
    public IReadOnlyDictionary<string, SearchNode> Found => _found;

    /// <summary>The ids of the rules that fired.</summary>
    public IReadOnlySet<string> Fired => _fired;

    /// <summary>The number of different customers.</summary>
    public int StateCount => _known.Count;

    /// <summary>Why the search ended.</summary>
    public ExplorationEnd End { get; private set; }

    private bool HasFoundAll => _found.Count == engine.Definition.Stages.Count && _fired.Count == engine.Definition.Rules.Count;

    public void Run(CustomerTimeline start, CancellationToken cancellationToken)
    {
        var first = SearchNode.First(start);
        _found.Add(engine.Definition.InitialStage.Id, first);
        _open.Enqueue(first);
        End = ExplorationEnd.NothingNew;
        while (!HasFoundAll && _open.TryDequeue(out var node))
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (node.Depth == options.MaxStepCount)
            {
                // The queue has nothing shorter.
                End = ExplorationEnd.MaxStepCount;
                return;
            }

            foreach (var step in steps)
            {
                Take(node, step);
                if (_known.Count < options.MaxStateCount) continue;
                End = HasFoundAll ? ExplorationEnd.FoundAll : ExplorationEnd.MaxStateCount;
                return;
            }
        }

        if (HasFoundAll) End = ExplorationEnd.FoundAll;
    }

    private void Take(SearchNode node, ExplorationStep step)
    {
        _transitions.Clear();
        if (node.After(step, engine, _transitions) is not { } next) return;
        foreach (var transition in _transitions) _fired.Add(transition.Rule);
        _found.TryAdd(next.State.Stage, next);
        if (_known.Add(signature.Of(next.State, next.History, next.Timeline))) _open.Enqueue(next);
    }
}
