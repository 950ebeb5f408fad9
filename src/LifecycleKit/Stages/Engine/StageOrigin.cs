namespace LifecycleKit.Stages;

/// <summary>How the stage of a stored customer was found in a definition.</summary>
internal enum StageOrigin
{
    /// <summary>By its id.</summary>
    Same = 0,

    /// <summary>By an id that the stage had in an earlier version.</summary>
    Renamed = 1,

    /// <summary>Not found; the customer is in the fallback stage.</summary>
    Fallback = 2,
}
