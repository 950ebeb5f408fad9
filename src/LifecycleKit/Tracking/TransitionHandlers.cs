namespace LifecycleKit.Tracking;

/// <summary>The handlers that a tracker tells of transitions: their names, and how to call one of them.</summary>
/// <remarks>The call is a delegate so that a container can open a scope around it without this folder knowing of containers.</remarks>
internal sealed class TransitionHandlers(IReadOnlyList<string> names, Func<string, TransitionNotice, CancellationToken, ValueTask> call)
{
    public IReadOnlyList<string> Names { get; } = names;

    public static TransitionHandlers Of(IEnumerable<ITransitionHandler> handlers)
    {
        var byName = handlers.ToDictionary(handler => NameOf(handler.GetType()), StringComparer.Ordinal);
        return new TransitionHandlers([.. byName.Keys], (name, notice, cancellation) => byName[name].HandleAsync(notice, cancellation));
    }

    public static string NameOf(Type handler) => handler.FullName ?? handler.Name;

    public ValueTask CallAsync(string name, TransitionNotice notice, CancellationToken cancellationToken) => call(name, notice, cancellationToken);
}
