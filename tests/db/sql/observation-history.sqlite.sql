select * from "observation" where "id" = ? order by "version"
select * from "observation" where "metric_id" = ? and "id" in (select "id" from "observation" where "metric_id" = ? and ("version" > ? or "late" = ?)) order by "id", "version"
