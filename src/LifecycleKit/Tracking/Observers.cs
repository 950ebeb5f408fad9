namespace LifecycleKit.Tracking;

/// <summary>Notifies the observers of a tracker. An exception of one observer affects neither the other observers nor the call.</summary>
/// <param name="find">Returns the observers; called for each notification, since an observer may itself need the tracker.</param>
internal sealed class Observers(Func<IEnumerable<ILifecycleObserver>> find)
{
    public static Observers None { get; } = new(() => []);

    public void Notify(Action<ILifecycleObserver> notify)
    {
        try
        {
            foreach (var observer in find()) Attempt(observer, notify);
        }
        catch (Exception)
        {
            // An observer that cannot be created must not break the call either.
        }
    }

    private static void Attempt(ILifecycleObserver observer, Action<ILifecycleObserver> notify)
    {
        try
        {
            notify(observer);
        }
        catch (Exception)
        {
            // As above.
        }
    }
}
