-- Another thing to know of a name: that mail to it arrives somewhere.
alter table acknowledged_warning
    drop constraint acknowledged_warning_warning_check,
    add constraint acknowledged_warning_warning_check check (
        warning in ('NAME_WITH_SUB_TENANTS', 'NAME_USED_FOR_MAIL', 'HIGH_IMPACT_NAME', 'EXISTING_HOLD'));
