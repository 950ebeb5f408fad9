namespace LifecycleKit.Tracking;

/// <summary>The observers of a tracker. They are the host's code: what one throws breaks neither the others nor the call.</summary>
/// <param name="find">Gives the observers; asked each time, since an observer may itself need the tracker.</param>
internal sealed class Observers(Func<IEnumerable<ILifecycleObserver>> find)
{
    public static Observers None { get; } = new(() => []);

    public void Notify(Action<ILifecycleObserver> tell)
    {
        try
        {
            foreach (var observer in find()) Attempt(observer, tell);
        }
        catch (Exception)
        {
            // An observer that cannot be made must not break the call either.
        }
    }

    private static void Attempt(ILifecycleObserver observer, Action<ILifecycleObserver> tell)
    {
        try
        {
            tell(observer);
        }
        catch (Exception)
        {
            // As above.
        }
    }
}
