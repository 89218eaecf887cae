namespace Plotly.NET.TraceObjects;

/// <summary>The look of points and bars.</summary>
public class Marker : DynamicObj.DynamicObj;

/// <summary>A pattern that fills an area.</summary>
public class Pattern : DynamicObj.DynamicObj;

/// <summary>A histogram's bins.</summary>
public class Bins : DynamicObj.DynamicObj;

/// <summary>How a histogram accumulates.</summary>
public class Cumulative : DynamicObj.DynamicObj;

/// <summary>Error bars.</summary>
public class Error : DynamicObj.DynamicObj;

/// <summary>A surface's contour lines.</summary>
public class Contours : DynamicObj.DynamicObj;
